/**
 * Streams of random numbers, handed to whoever needs them as an explicit argument.
 *
 * <p>{@link io.github.medl.random.RandomStream} is the small common interface. Behind it stand the
 * library's own splittable generator ({@link io.github.medl.random.SplittableStream}) and the two
 * generators of the book's scripts, {@link io.github.medl.random.NumpyRandom} and {@link
 * io.github.medl.random.RRandom}, which repeat their streams so that the data of a figure are the
 * book's data. No global generator and no seed taken from the clock may live here; densities,
 * quantiles and tests of distributions belong elsewhere.
 */
@NullMarked
package io.github.medl.random;

import org.jspecify.annotations.NullMarked;
