/**
 * What figures that train a network share: the curves of a history, and progress. Networks
 * themselves are in {@link io.github.medl.networks}.
 */
package io.github.medl.examples.training;
