/**
 * The {@code medl} command and the list of all figures.
 *
 * <p>{@link io.github.medl.examples.Figures} is the manifest: a figure exists when it has a line
 * there. {@link io.github.medl.examples.Medl} is the main class of the command. What a figure is
 * lives in {@code figure}, what is written for it in {@code gallery}, the verbs of the command in
 * {@code command}, the drawing in {@code plot}, and the figures themselves in one package a
 * chapter. Nothing else may live here.
 */
@NullMarked
package io.github.medl.examples;

import org.jspecify.annotations.NullMarked;
