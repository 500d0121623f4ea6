/**
 * What is written for figures: a folder each with pictures, csv files and {@code result.json}, and
 * one page over all of them. Every file is written to a temporary name and moved.
 *
 * <p>Nothing here computes a number or knows a particular figure.
 */
@NullMarked
package io.github.medl.examples.gallery;

import org.jspecify.annotations.NullMarked;
