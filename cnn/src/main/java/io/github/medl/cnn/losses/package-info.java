/**
 * Costs of images and of pairs of images: pixels, boxes, likeness, style. Each is a formula of
 * tensors, differentiable as often as one likes.
 */
@NullMarked
package io.github.medl.cnn.losses;

import org.jspecify.annotations.NullMarked;
