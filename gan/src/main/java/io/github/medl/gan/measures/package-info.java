/**
 * How good generated observations are, judged against real ones: distances of distributions from
 * samples, shares of what is believable and of what is reached, modes. Everything is computed in
 * double precision from rows, whether pixels or features.
 *
 * <p>A number alone says little: {@link io.github.medl.gan.measures.Score} puts beside each the one
 * that real observations get against real ones. What needs densities instead of samples does not
 * live here, nor does anything that trains.
 */
@NullMarked
package io.github.medl.gan.measures;

import org.jspecify.annotations.NullMarked;
