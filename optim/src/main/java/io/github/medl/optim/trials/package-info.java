/**
 * Independent computations, such as one training for each of twenty seeds: {@link
 * io.github.medl.optim.trials.Trials} numbers them, gives each its own random stream, keeps each
 * result as soon as it is there and goes on after a stop. Where they are computed is a {@link
 * io.github.medl.optim.trials.Place}: the threads of this machine, or that of a module which
 * reaches further. The results have the same bits everywhere.
 *
 * <p>Here may not live: anything that knows what a trial computes, or that needs more than one
 * machine.
 */
@NullMarked
package io.github.medl.optim.trials;

import org.jspecify.annotations.NullMarked;
