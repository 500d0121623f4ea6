/**
 * The principles of machine learning and the simplest models (chapters 2 and 3): what a {@link
 * io.github.medl.linear.Learner} and what it learns are, and how a fit refuses what cannot be
 * fitted. The models themselves live in packages by theme below this one.
 *
 * <p>Observations are the rows of a matrix x of shape (n, p), without a column of ones; a response
 * y has shape (n). Classes are coded 0, 1, ..., K - 1.
 */
package io.github.medl.linear;
