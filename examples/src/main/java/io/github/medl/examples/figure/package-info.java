/**
 * What a figure of the book is: its declaration ({@link io.github.medl.examples.figure.About}), its
 * outcome (pictures, checks, values, tables) and the verdict over the checks.
 *
 * <p>No file is written here, nothing is drawn, and no particular figure is known.
 */
package io.github.medl.examples.figure;
