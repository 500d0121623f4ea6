package io.github.medl.engine;

/**
 * A thin singular value decomposition A = U diag(s) Vᵀ of an m × n matrix, with k = min(m, n).
 *
 * @param u left singular vectors in columns, row-major m × k; the component of largest absolute
 *     value of every column is positive
 * @param s the k singular values, descending
 * @param vt right singular vectors in rows, row-major k × n
 */
public record Svd(double[] u, double[] s, double[] vt) {}
