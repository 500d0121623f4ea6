/**
 * Layers on graphs: {@link io.github.medl.gnn.layers.GraphLayer} is what a layer is, {@link
 * io.github.medl.gnn.layers.MessagePassing} the mechanism of which a new one is made, {@link
 * io.github.medl.gnn.layers.GraphLayers} makes the known ones; readouts and link scores make
 * answers of nodes.
 *
 * <p>No layer knows a task or a training. Nodes stand in rows; weights are (inputs, outputs).
 */
@NullMarked
package io.github.medl.gnn.layers;

import org.jspecify.annotations.NullMarked;
