/**
 * Variational autoencoders (section 8.1): encoders that give a normal law, what a decoder's output
 * says of an observation ({@link io.github.medl.gan.vae.Likelihood}), the bounds on the likelihood,
 * and chains of several latent variables.
 *
 * <p>The training is that of all networks; bodies are any layers. Sums over coordinates, means over
 * observations, nats.
 */
@NullMarked
package io.github.medl.gan.vae;

import org.jspecify.annotations.NullMarked;
