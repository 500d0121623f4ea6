package io.github.medl.networks;

import io.github.medl.tensor.Tensor;

/**
 * A tensor of a network that is saved with it but not trained, such as the running mean of batch
 * normalisation. A training {@link Pass} collects its new value; {@link Pass#updated} puts it in.
 *
 * @param value the present value
 */
public record State(Tensor value) {}
