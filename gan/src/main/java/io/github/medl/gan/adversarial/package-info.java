/**
 * Generative adversarial networks (section 8.3): the losses of both sides, penalties of a critic
 * with derivatives of derivatives, pairs of networks, and the {@link
 * io.github.medl.gan.adversarial.Game} that trains one against the other.
 *
 * <p>The loop itself is {@link io.github.medl.networks.training.Training}, in turns; nothing here
 * loops, and how good samples are is judged in {@code io.github.medl.gan.measures}.
 */
@NullMarked
package io.github.medl.gan.adversarial;

import org.jspecify.annotations.NullMarked;
