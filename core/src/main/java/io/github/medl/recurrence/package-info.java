/**
 * Recurrences as one operation: all steps of a recurrent layer (chapter 7), for all rows of a
 * batch, with a derivative that computes the gradient of each weight once, after the loop.
 *
 * <p>{@link io.github.medl.recurrence.Recurrence} has the formulas, each in two forms: written in
 * tensor operations, a step at a time, as one would write it down; and as loops over arrays. Both
 * compute the same, which the tests hold to 1e-15; the plain form also serves derivatives of
 * derivatives.
 *
 * <p>What may not live here: layers, parameters and their first values, text.
 */
@NullMarked
package io.github.medl.recurrence;

import org.jspecify.annotations.NullMarked;
