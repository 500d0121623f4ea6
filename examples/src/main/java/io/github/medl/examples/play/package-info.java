/**
 * A page on this machine on which the parameters of a figure can be turned: a small HTTP server on
 * the loopback address, and the page that it serves.
 *
 * <p>How a figure is computed is not known here, nor is any particular figure.
 */
@NullMarked
package io.github.medl.examples.play;

import org.jspecify.annotations.NullMarked;
