/**
 * Drawings of live networks, for the figures of several chapters. Nothing here computes a figure;
 * the panels themselves are in {@link io.github.medl.plot}.
 */
package io.github.medl.examples.network;
