/**
 * The same work in medl, in LibTorch through DJL and in DL4J, each in a process of its own, in
 * turn. Each library is imported by its one {@code ...Peer} only.
 */
package io.github.medl.benchmarks.peers;
