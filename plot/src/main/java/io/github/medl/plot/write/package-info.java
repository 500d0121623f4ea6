/**
 * Files: an image as PNG, images as an animated GIF, a drawing as SVG. Batik is seen by this
 * package alone. Nothing here knows what is drawn.
 */
@NullMarked
package io.github.medl.plot.write;

import org.jspecify.annotations.NullMarked;
