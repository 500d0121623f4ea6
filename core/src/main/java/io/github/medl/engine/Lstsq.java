package io.github.medl.engine;

/**
 * The minimum-norm solution X of the least-squares problem min ‖A X − B‖, with A of m × n.
 *
 * @param x the solution, row-major n × nrhs
 * @param rank how many singular values exceed the cut
 * @param singularValues the min(m, n) singular values of A, descending
 * @param residuals for every right-hand side the sum of squares ‖A x − b‖²
 */
public record Lstsq(double[] x, int rank, double[] singularValues, double[] residuals) {}
