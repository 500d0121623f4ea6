/**
 * Methods that are given a whole function and find a minimum of it (chapter 4): one face, {@link
 * io.github.medl.optim.minimize.Minimizer}, for all of them; {@link
 * io.github.medl.optim.minimize.Minimizers} makes them, {@link
 * io.github.medl.optim.minimize.Objective} is what they minimise, and {@link
 * io.github.medl.optim.minimize.Minimum} what they answer, with every iterate.
 *
 * <p>No drawing and no printing here: a {@link io.github.medl.optim.minimize.Trace} holds columns
 * that plot as they are.
 */
package io.github.medl.optim.minimize;
