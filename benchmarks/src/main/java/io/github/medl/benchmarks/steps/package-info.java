/**
 * The training steps that are measured: a network and Adam in a few lines on the public API of
 * core. No other library is imported here.
 */
package io.github.medl.benchmarks.steps;
