package io.github.medl.networks.training;

import io.github.medl.networks.Network;

/**
 * What a training gives.
 *
 * @param <M> the kind of network
 * @param network the trained network: that of the last epoch, unless a callback chose another
 * @param history what was measured after each epoch
 */
public record Trained<M extends Network>(M network, History history) {}
