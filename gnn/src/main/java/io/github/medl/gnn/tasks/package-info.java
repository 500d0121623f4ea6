/**
 * What graph networks learn from: nodes of one graph, many graphs, edges that are taken out of one;
 * each an {@link io.github.medl.learning.examples.Observations} with the objective of its kind, so
 * that {@link io.github.medl.networks.training.Training} is the only loop.
 *
 * <p>Layers belong to {@code io.github.medl.gnn.layers}, which does not know this package.
 */
@NullMarked
package io.github.medl.gnn.tasks;

import org.jspecify.annotations.NullMarked;
