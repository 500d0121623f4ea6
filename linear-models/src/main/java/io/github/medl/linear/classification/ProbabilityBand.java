package io.github.medl.linear.classification;

import io.github.medl.tensor.Tensor;

/**
 * A pointwise confidence band of a probability.
 *
 * @param lower lower ends, of shape (n)
 * @param upper upper ends, of shape (n)
 */
public record ProbabilityBand(Tensor lower, Tensor upper) {}
