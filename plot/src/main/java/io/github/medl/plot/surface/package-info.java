/**
 * Surfaces in three dimensions, in a box with axes: {@link io.github.medl.plot.surface.Surface}.
 * Nothing flat lives here.
 */
@NullMarked
package io.github.medl.plot.surface;

import org.jspecify.annotations.NullMarked;
