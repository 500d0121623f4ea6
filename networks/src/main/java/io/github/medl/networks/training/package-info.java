/**
 * Training: {@link io.github.medl.networks.training.Training} says what is learned from what and
 * how, {@link io.github.medl.networks.training.Trainer} takes a single step.
 *
 * <p>All that is random is a function of explicit streams, the epoch and the batch, so a training
 * that was interrupted and goes on from its checkpoint ends with the same bits. What helps a
 * training but is not part of the loop lives in the packages below, which this one does not know.
 */
@NullMarked
package io.github.medl.networks.training;

import org.jspecify.annotations.NullMarked;
