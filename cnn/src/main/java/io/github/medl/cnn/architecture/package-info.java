/**
 * Networks described before they exist: a {@link io.github.medl.cnn.architecture.Plan} says what
 * follows what, an {@link io.github.medl.cnn.architecture.Architecture} what goes in. From these
 * come shapes, parameters, multiplications and receptive fields without a single weight, and, for
 * whoever wants it, the network itself. {@link io.github.medl.cnn.architecture.Architectures} has
 * those of chapter 6.
 */
@NullMarked
package io.github.medl.cnn.architecture;

import org.jspecify.annotations.NullMarked;
