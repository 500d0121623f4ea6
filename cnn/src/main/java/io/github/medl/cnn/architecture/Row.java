package io.github.medl.cnn.architecture;

import org.jspecify.annotations.Nullable;

/**
 * A layer of a described network.
 *
 * @param name its name
 * @param text what it is, such as {@code conv 3x3 64->128 stride 1 pad 1}
 * @param kind {@code conv}, {@code pool}, {@code bn} or {@code dense}
 * @param output the size behind it
 * @param parameters how many numbers are learned in it
 * @param macs multiplications with an addition for one observation, of convolutions and dense
 *     layers; biases, norms, activations and pooling are not counted
 * @param field what a number behind it sees of the image, in a shortcut what one behind the sum
 *     sees; null for all of it
 */
public record Row(
    String name,
    String text,
    String kind,
    Size output,
    long parameters,
    long macs,
    @Nullable Field field) {
  /** The same row with another field. */
  Row seeing(@Nullable Field other) {
    return new Row(name, text, kind, output, parameters, macs, other);
  }
}
