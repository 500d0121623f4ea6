package io.github.medl.engine;

/**
 * The eigenvalue decomposition A = V diag(λ) Vᵀ of a symmetric n × n matrix.
 *
 * @param values the n eigenvalues λ, ascending
 * @param vectors orthonormal eigenvectors in columns, row-major n × n; the component of largest
 *     absolute value of every column is positive
 */
public record Eigh(double[] values, double[] vectors) {}
