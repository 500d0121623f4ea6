/**
 * Figures over seeds: {@link io.github.medl.examples.bands.SeedRuns} runs a statistical figure once
 * for each seed, {@link io.github.medl.examples.bands.Band} is what its numbers span, and {@link
 * io.github.medl.examples.bands.StoredBands} are those that were kept, from which figures take the
 * bands that they state.
 *
 * <p>Here may not live: anything that knows one figure from another.
 */
@NullMarked
package io.github.medl.examples.bands;

import org.jspecify.annotations.NullMarked;
