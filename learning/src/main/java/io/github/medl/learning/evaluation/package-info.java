/**
 * How good predictions are: {@link io.github.medl.learning.evaluation.ConfusionMatrix} for classes,
 * {@link io.github.medl.learning.evaluation.Roc} for scores, {@link
 * io.github.medl.learning.evaluation.ProbabilityMeasures} and {@link
 * io.github.medl.learning.evaluation.Calibration} for probabilities, {@link
 * io.github.medl.learning.evaluation.RegressionMeasures} for numbers. A {@link
 * io.github.medl.learning.evaluation.Measure} judges a model rather than its predictions; whatever
 * compares models asks for one.
 *
 * <p>What was observed always comes first, what was predicted second. Nothing here fits or splits.
 */
@NullMarked
package io.github.medl.learning.evaluation;

import org.jspecify.annotations.NullMarked;
