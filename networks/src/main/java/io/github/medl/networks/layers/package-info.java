/**
 * The layers of feed-forward networks (chapter 5): records of their parameters, each with its
 * formula, and {@link io.github.medl.networks.layers.Layers}, which makes them. A layer here knows
 * neither costs nor training.
 */
@NullMarked
package io.github.medl.networks.layers;

import org.jspecify.annotations.NullMarked;
