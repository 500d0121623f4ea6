/**
 * Graphs from files: lists of edges, and GML. Data sets with a name belong to {@code
 * io.github.medl.learning.data}.
 */
@NullMarked
package io.github.medl.gnn.files;

import org.jspecify.annotations.NullMarked;
