/**
 * Automatic differentiation (section 4.4 of the book), forward and reverse.
 *
 * <p>A {@link io.github.medl.autodiff.Tape} writes down each operation applied to its variables.
 * The order in which they were written is already an order in which they can be computed, so both
 * modes are a walk along the tape: forward, carrying tangents, or backward, carrying adjoints. What
 * a step does is looked up in {@code Calculus}, the table of derivatives; the tape itself knows no
 * operation. The rules are written in operations that can be taped themselves, by an outer tape,
 * which is how derivatives of derivatives come about.
 *
 * <p>{@link io.github.medl.autodiff.Autodiff} has the verbs that most programs need. {@link
 * io.github.medl.autodiff.FiniteDifferences} and {@link io.github.medl.autodiff.OperationCount} are
 * what chapter 4 compares it with: derivatives from differences, and the cost of both modes.
 *
 * <p>What may not live here: the values of operations (they are primitives in {@code tensor}),
 * optimisation.
 */
@NullMarked
package io.github.medl.autodiff;

import org.jspecify.annotations.NullMarked;
