/**
 * How good predictions are: {@link io.github.medl.linear.performance.ConfusionMatrix} for classes,
 * {@link io.github.medl.linear.performance.Roc} for scores, {@link
 * io.github.medl.linear.performance.ProbabilityMeasures} and {@link
 * io.github.medl.linear.performance.Calibration} for probabilities, {@link
 * io.github.medl.linear.performance.RegressionMeasures} for numbers. A {@link
 * io.github.medl.linear.performance.Measure} judges a model rather than its predictions; whatever
 * compares models asks for one.
 *
 * <p>What was observed always comes first, what was predicted second. Nothing here fits or splits.
 */
package io.github.medl.linear.performance;
