/**
 * Drawings of live networks, for the figures of several chapters. Nothing here computes a figure;
 * the panels themselves are in {@link io.github.medl.plot}.
 */
@NullMarked
package io.github.medl.examples.network;

import org.jspecify.annotations.NullMarked;
