/**
 * Numerical functions of single numbers that Java's library does not have to the last bit: {@link
 * io.github.medl.numeric.CMath} is the logarithm and the power of the C library that the book's
 * scripts ran on, {@link io.github.medl.numeric.PowerOfTwo} the unit in which squares neither
 * overflow nor vanish.
 *
 * <p>Here live functions of plain numbers. Tensors, random streams and anything that iterates over
 * data belong elsewhere; this package imports no other of the project.
 */
@NullMarked
package io.github.medl.numeric;

import org.jspecify.annotations.NullMarked;
