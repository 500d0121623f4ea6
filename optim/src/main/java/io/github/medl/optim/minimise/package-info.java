/**
 * Methods that are given a whole function and find a minimum of it (chapter 4): one face, {@link
 * io.github.medl.optim.minimise.Minimiser}, for all of them; {@link
 * io.github.medl.optim.minimise.Minimisers} makes them, {@link
 * io.github.medl.optim.minimise.Objective} is what they minimise, and {@link
 * io.github.medl.optim.minimise.Minimum} what they answer, with every iterate.
 *
 * <p>No drawing and no printing here: a {@link io.github.medl.optim.minimise.Trace} holds columns
 * that plot as they are.
 */
@NullMarked
package io.github.medl.optim.minimise;

import org.jspecify.annotations.NullMarked;
