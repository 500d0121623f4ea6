package io.github.medl.engine;

/**
 * A thin QR factorisation A = Q R of an m × n matrix, with k = min(m, n).
 *
 * @param q orthonormal columns, row-major m × k
 * @param r upper triangular (trapezoidal if m &lt; n) with diagonal ≥ 0, row-major k × n
 */
public record Qr(double[] q, double[] r) {}
