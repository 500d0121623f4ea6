/**
 * Samples that several figures share, drawn from the streams of the book's own scripts. Nothing
 * here fits, draws or checks.
 */
package io.github.medl.examples.sample;
