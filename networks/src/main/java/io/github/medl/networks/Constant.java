package io.github.medl.networks;

import io.github.medl.tensor.Tensor;

/**
 * A tensor of a network that is neither trained nor saved, because whoever builds the network
 * builds it too: a table of positions, a causal mask, the adjacency of a graph. It has the
 * network's number format: {@link Networks#cast} converts it with the rest.
 *
 * @param value the tensor
 */
public record Constant(Tensor value) {}
