/**
 * What painters share: text with scripts, fonts, ticks, scales of axes, sizes and checks. It is
 * public for the packages of this module and for panels of one's own; a program that only draws
 * charts needs none of it.
 */
@NullMarked
package io.github.medl.plot.paint;

import org.jspecify.annotations.NullMarked;
