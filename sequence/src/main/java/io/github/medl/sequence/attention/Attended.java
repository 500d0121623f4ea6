package io.github.medl.sequence.attention;

import io.github.medl.tensor.Tensor;

/**
 * What attention gives.
 *
 * @param result u, the weighted sums of the values, a row a query
 * @param weights alpha, a row a query and a column a place; each row sums to 1, or to 0 if nothing
 *     may be attended to
 */
public record Attended(Tensor result, Tensor weights) {}
