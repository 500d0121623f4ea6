/**
 * The training steps that are measured: networks and their trainer as anybody would use them, and
 * the floor beneath them. No other library is imported here.
 */
@NullMarked
package io.github.medl.benchmarks.steps;

import org.jspecify.annotations.NullMarked;
