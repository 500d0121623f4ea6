/**
 * Augmentation of images: from one image many that show the same, so that a network learns what
 * does not matter. Every method works on a batch of images of shape (n, h, w), (n, c, h, w) or, for
 * rows of pixels, on (n, h w) through {@link
 * io.github.medl.networks.training.images.Augmentation#flat}.
 */
@NullMarked
package io.github.medl.networks.training.images;

import org.jspecify.annotations.NullMarked;
