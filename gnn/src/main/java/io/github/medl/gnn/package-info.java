/**
 * Graphs as values (section 8.5): {@link io.github.medl.gnn.Graph} and its {@link
 * io.github.medl.gnn.Arcs}, several graphs as one, the matrices of a graph and what their spectra
 * say, walks, components, colour refinement, random graphs.
 *
 * <p>Nothing here learns: layers, tasks and baselines live in sub-packages, which this package does
 * not know. A product with a derivative belongs to {@code io.github.medl.tensor}.
 */
@NullMarked
package io.github.medl.gnn;

import org.jspecify.annotations.NullMarked;
