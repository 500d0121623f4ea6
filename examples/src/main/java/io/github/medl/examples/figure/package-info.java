/**
 * What a figure of the book is: its declaration ({@link io.github.medl.examples.figure.About}), its
 * outcome (pictures, checks, values, tables) and the verdict over the checks.
 *
 * <p>No file is written here, nothing is drawn, and no particular figure is known.
 */
@NullMarked
package io.github.medl.examples.figure;

import org.jspecify.annotations.NullMarked;
