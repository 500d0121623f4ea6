/**
 * Convolutional networks (chapter 6). Images are (n, channels, rows, columns), sizes are said rows
 * first: the book's index h runs down the rows, v along the columns. Everything lives in the
 * packages below: layers, architectures, detection, losses, inspection.
 *
 * <p>What may not live here: kernels and operations with a derivative of their own, which are
 * {@link io.github.medl.tensor.Convolution} in core, and loops of training.
 */
@NullMarked
package io.github.medl.cnn;

import org.jspecify.annotations.NullMarked;
