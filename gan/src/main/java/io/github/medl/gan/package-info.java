/**
 * What the generative models of chapter 8 share: normal laws as values, with their densities and
 * divergences, differentiable and by rows.
 *
 * <p>Models live in sub-packages, which this package does not know. Divergences of laws on finitely
 * many values, and distances of samples on a line, are in {@code io.github.medl.learning}: they
 * need no network.
 */
@NullMarked
package io.github.medl.gan;

import org.jspecify.annotations.NullMarked;
