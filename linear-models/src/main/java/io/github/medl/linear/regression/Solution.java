package io.github.medl.linear.regression;

import io.github.medl.tensor.Tensor;

/**
 * What a {@link Solver} found.
 *
 * @param gamma a minimiser: the coefficients of the rows of the {@link Design}
 * @param rank the rank of the design
 */
record Solution(Tensor gamma, int rank) {}
