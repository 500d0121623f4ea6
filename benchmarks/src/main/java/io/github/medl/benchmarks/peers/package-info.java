/**
 * The same work in medl, in LibTorch through DJL and in DL4J, each in a process of its own, in
 * turn. Each library is run by its one {@code ...Peer}; {@link
 * io.github.medl.benchmarks.peers.Kernels} has single operations of medl and LibTorch side by side.
 */
@NullMarked
package io.github.medl.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
