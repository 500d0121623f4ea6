/**
 * Diagrams of nodes and edges in layers: {@link io.github.medl.plot.diagram.Diagram} says what is
 * to be seen, its places are found and it is drawn from them. Graphs as discs and lines: {@link
 * io.github.medl.plot.diagram.NodeLink}, at the places of {@link
 * io.github.medl.plot.diagram.StressLayout} or at chosen ones. What a node means is not known here.
 */
@NullMarked
package io.github.medl.plot.diagram;

import org.jspecify.annotations.NullMarked;
