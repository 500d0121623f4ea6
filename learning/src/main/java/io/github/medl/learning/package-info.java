/**
 * Learning from data, whatever the model (chapter 2): what a {@link
 * io.github.medl.learning.Learner} and what it learns are, and how a fit refuses what cannot be
 * fitted. Below this package live data sets, examples and their batches, preparation, losses,
 * measures and validation. No model lives here: models use this module, and it knows none.
 *
 * <p>Observations are the rows of a matrix x of shape (n, p), without a column of ones; a response
 * y has shape (n). Classes are coded 0, 1, ..., K - 1.
 */
@NullMarked
package io.github.medl.learning;

import org.jspecify.annotations.NullMarked;
