/**
 * The layers of convolutional networks: records of their parameters, each with its formula, and
 * {@link io.github.medl.cnn.layers.ConvolutionLayers} and {@link
 * io.github.medl.cnn.layers.ConvolutionBlocks}, which make them. Batch normalisation, dropout,
 * flattening and activations are those of {@code io.github.medl.networks.layers}, which know images
 * already.
 *
 * <p>A layer does not flip its kernel, see {@link io.github.medl.tensor.Convolution}. A layer here
 * knows neither costs nor training.
 */
@NullMarked
package io.github.medl.cnn.layers;

import org.jspecify.annotations.NullMarked;
