package io.github.medl.linear.regression;

import io.github.medl.tensor.Tensor;

/**
 * What a {@link Solver} found.
 *
 * @param beta a minimiser
 * @param rank the rank of the design
 */
record Solution(Tensor beta, int rank) {}
