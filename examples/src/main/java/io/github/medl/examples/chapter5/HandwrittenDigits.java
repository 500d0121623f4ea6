package io.github.medl.examples.chapter5;

import io.github.medl.examples.digits.Digits;
import io.github.medl.examples.digits.LabelledImages;
import io.github.medl.learning.examples.Examples;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * Digits to learn, in single precision: MNIST, or the small digits of the library where it is not
 * at hand.
 *
 * @param source where they come from
 * @param train what is learned from
 * @param validation what the training is watched on: the last twelfth of the images for training
 * @param test what is looked at in the end
 */
record HandwrittenDigits(Digits source, Examples train, Examples validation, Examples test) {

  static HandwrittenDigits load() {
    Digits digits = Digits.load();
    int n = digits.train().size();
    int cut = n - n / 12;
    return new HandwrittenDigits(
        digits,
        examples(digits.train(), 0, cut),
        examples(digits.train(), cut, n),
        examples(digits.test(), 0, digits.test().size()));
  }

  private static Examples examples(LabelledImages images, int from, int to) {
    int[] indices = IntStream.range(from, to).toArray();
    int[] labels = IntStream.of(indices).map(i -> images.labels()[i]).toArray();
    return Examples.labelled(images.images(DType.FLOAT32, indices), labels);
  }

  boolean isMnist() {
    return source.mnist();
  }

  int pixels() {
    return source.train().pixelCount();
  }

  /** A test image in dark ink, rows from the top. */
  double[][] ink(int image) {
    int side = source.test().side();
    Tensor pixels = test.inputs().select(0, image).neg().add(1);
    return pixels.cast(DType.FLOAT64).reshape(side, side).toRows();
  }
}
