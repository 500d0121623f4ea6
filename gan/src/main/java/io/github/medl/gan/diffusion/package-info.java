/**
 * Diffusion (section 8.2): how data are turned into noise step by step ({@link
 * io.github.medl.gan.diffusion.Schedule}), a network that tells the noise ({@link
 * io.github.medl.gan.diffusion.Denoiser}), what it learns from, the bound on the likelihood, and
 * the ways back from noise to data ({@link io.github.medl.gan.diffusion.Sampler}).
 *
 * <p>Steps count from 1 to T, and step 0 is the data. The training is that of all networks; nothing
 * here knows of images or of a particular body of the network.
 */
@NullMarked
package io.github.medl.gan.diffusion;

import org.jspecify.annotations.NullMarked;
