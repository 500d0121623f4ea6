package io.github.medl.examples.chapter8;

import io.github.medl.examples.digits.Digits;
import io.github.medl.examples.digits.LabelledImages;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/**
 * Digits whose pixels are 0 or 1, so that a bound on their likelihood is one: MNIST under {@code
 * --full}, else the 8 x 8 digits that come with the library.
 *
 * @param digits the images as they are
 * @param train all training images, in FLOAT32
 * @param test all test images
 */
record BinaryDigits(Digits digits, Tensor train, Tensor test) {
  static BinaryDigits of(FigureContext context) {
    Digits digits = context.full() ? Digits.load() : Digits.small("not asked for");
    return new BinaryDigits(digits, binary(digits.train()), binary(digits.test()));
  }

  boolean mnist() {
    return digits.mnist();
  }

  /** Ink where a pixel is above a half: 127 of 255, 7 of 16 (8 is paper). */
  private static Tensor binary(LabelledImages images) {
    return images.all(DType.FLOAT32).greater(0.5);
  }

  /** Training images as they are, gray. */
  Tensor gray() {
    return digits.train().all(DType.FLOAT32);
  }

  Tensor grayTest() {
    return digits.test().all(DType.FLOAT32);
  }

  /** The outcome with its data; it says so where MNIST was asked for and is missing. */
  Outcome sign(Outcome outcome, FigureContext context) {
    return context.full() ? digits.sign(outcome) : outcome.data(digits.provenance());
  }
}
