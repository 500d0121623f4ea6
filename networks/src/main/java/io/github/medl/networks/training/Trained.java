package io.github.medl.networks.training;

import io.github.medl.networks.Module;

/**
 * What a training gives.
 *
 * @param <M> the kind of network
 * @param network the trained network: that of the last epoch, unless a callback chose another
 * @param history what was measured after each epoch
 */
public record Trained<M extends Module>(M network, History history) {}
