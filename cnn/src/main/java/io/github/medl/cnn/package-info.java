/**
 * Convolutional networks (chapter 6): what is done with images as a whole. Images are (n, channels,
 * rows, columns), sizes are said rows first: the book's index h runs down the rows, v along the
 * columns. Layers live in {@link io.github.medl.cnn.layers}.
 *
 * <p>What may not live here: kernels and operations with a derivative of their own, which are
 * {@link io.github.medl.tensor.Convolution} in core, and loops of training.
 */
@NullMarked
package io.github.medl.cnn;

import org.jspecify.annotations.NullMarked;
