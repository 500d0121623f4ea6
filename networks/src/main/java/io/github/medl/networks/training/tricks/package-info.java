/**
 * Tricks of the trade, each in a file of its own: penalties and constraints of weights, softer and
 * weighted targets, averages of networks, and a finder of learning rates. All are given to a {@link
 * io.github.medl.networks.training.Training} from outside; none knows of another.
 *
 * <p>Elsewhere: schedules, clipping and decoupled weight decay in {@link io.github.medl.optim},
 * dropout and normalisation in {@link io.github.medl.networks.layers}.
 */
@NullMarked
package io.github.medl.networks.training.tricks;

import org.jspecify.annotations.NullMarked;
