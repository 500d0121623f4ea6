/**
 * Matrices as they are written in formulas: cells with their numbers, parts of them tinted or
 * framed, and equations between them.
 */
@NullMarked
package io.github.medl.plot.matrix;

import org.jspecify.annotations.NullMarked;
