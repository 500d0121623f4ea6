/** Activations of networks for images as boxes in perspective. */
@NullMarked
package io.github.medl.plot.volume;

import org.jspecify.annotations.NullMarked;
