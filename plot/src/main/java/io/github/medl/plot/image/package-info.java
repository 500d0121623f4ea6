/**
 * Images made of numbers, in a row or a grid: {@link io.github.medl.plot.image.ImagePanel}. Files
 * are neither read nor written here.
 */
@NullMarked
package io.github.medl.plot.image;

import org.jspecify.annotations.NullMarked;
