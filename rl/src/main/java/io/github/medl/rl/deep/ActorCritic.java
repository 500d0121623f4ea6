package io.github.medl.rl.deep;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;

/**
 * A policy and what it takes states to be worth, trained as one.
 *
 * @param policy observations to outputs of an {@link ActionDistribution}
 * @param value observations to (n, 1)
 */
public record ActorCritic(Layer policy, Layer value) implements Network {}
