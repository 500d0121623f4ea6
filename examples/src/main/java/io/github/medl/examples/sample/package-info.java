/**
 * Samples and pictures that several figures share: drawn from the streams of the book's own
 * scripts, or read from its repository. Nothing here fits or checks.
 */
@NullMarked
package io.github.medl.examples.sample;

import org.jspecify.annotations.NullMarked;
