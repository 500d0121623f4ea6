/**
 * Tensors: a shape, a number format and row-major numbers in a plain Java array, with the
 * operations of the book on them.
 *
 * <p>{@link io.github.medl.tensor.Tensor} holds the numbers. Its methods live in one interface a
 * theme ({@link io.github.medl.tensor.Reading}, {@link io.github.medl.tensor.Arithmetic}, {@link
 * io.github.medl.tensor.Elementwise}, {@link io.github.medl.tensor.Reductions}, {@link
 * io.github.medl.tensor.Shaping}, {@link io.github.medl.tensor.MatrixProducts}, {@link
 * io.github.medl.tensor.LinearAlgebra}, {@link io.github.medl.tensor.Segments}, {@link
 * io.github.medl.tensor.Convolution}). Every method is a {@link io.github.medl.tensor.Primitive} or
 * a composition of some, and a primitive is all that {@code io.github.medl.autodiff} sees.
 *
 * <p>What may not live here: derivatives (they are rules in {@code autodiff}), random numbers,
 * files, native libraries.
 */
@NullMarked
package io.github.medl.tensor;

import org.jspecify.annotations.NullMarked;
