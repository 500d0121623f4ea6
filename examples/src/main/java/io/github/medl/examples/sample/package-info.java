/**
 * Samples and pictures that several figures share: drawn from the streams of the book's own
 * scripts, or read from its repository. Nothing here fits or checks.
 */
package io.github.medl.examples.sample;
