/**
 * What happens while somebody turns the parameters of a figure: one computation at a time, and the
 * latest request wins.
 *
 * <p>No window, no server and no particular figure is known here.
 */
@NullMarked
package io.github.medl.examples.explore;

import org.jspecify.annotations.NullMarked;
