/**
 * What is computed from a graph without learning a weight, to compare networks with: labels that
 * spread along edges, and scores of pairs by what their neighbours have in common.
 *
 * <p>Nothing here has parameters.
 */
@NullMarked
package io.github.medl.gnn.baselines;

import org.jspecify.annotations.NullMarked;
