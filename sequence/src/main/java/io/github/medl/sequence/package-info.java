/**
 * Sequence models (chapter 7): what all of them share. A batch of sequences is a tensor (n, T, p),
 * the first axis counts observations as everywhere; {@link io.github.medl.sequence.Lengths} says
 * how many of the T steps of each row are real.
 *
 * <p>What stands in the padding, the steps at or after a row's length, has no influence on
 * anything, whether it is a number or NaN. Layers and models live in the packages below. What may
 * not live in any of them: loops of training, kernels, operations with a derivative of their own.
 */
@NullMarked
package io.github.medl.sequence;

import org.jspecify.annotations.NullMarked;
