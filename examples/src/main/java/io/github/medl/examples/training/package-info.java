/**
 * What figures that train a network share: the curves of a history, and progress. Networks
 * themselves are in {@link io.github.medl.networks}.
 */
@NullMarked
package io.github.medl.examples.training;

import org.jspecify.annotations.NullMarked;
