/**
 * The verbs of the {@code medl} command, one class each, and what they share: which figures are
 * meant, and how they are produced.
 *
 * <p>The figures come in as a {@link io.github.medl.examples.figure.Manifest}; none is named here.
 */
@NullMarked
package io.github.medl.examples.command;

import org.jspecify.annotations.NullMarked;
