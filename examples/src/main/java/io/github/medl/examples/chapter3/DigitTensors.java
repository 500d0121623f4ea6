package io.github.medl.examples.chapter3;

import io.github.medl.examples.digits.Digits;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.linear.unsupervised.Divisor;
import io.github.medl.linear.unsupervised.Pca;
import io.github.medl.linear.unsupervised.PrincipalComponents;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Images of digits as autoencoders learn them.
 *
 * @param source the digits with their labels
 * @param train images to learn from, FLOAT32, a row each, values 0 to 1
 * @param test other images
 */
record DigitTensors(Digits source, Tensor train, Tensor test) {

  static DigitTensors load() {
    return of(Digits.load());
  }

  static DigitTensors small(String missing) {
    return of(Digits.small(missing));
  }

  private static DigitTensors of(Digits digits) {
    return new DigitTensors(
        digits, digits.train().all(DType.FLOAT32), digits.test().all(DType.FLOAT32));
  }

  boolean isMnist() {
    return source.mnist();
  }

  int[] trainLabels() {
    return source.train().labels();
  }

  int[] testLabels() {
    return source.test().labels();
  }

  int pixels() {
    return source.train().pixelCount();
  }

  /** The training images with the first rows only. */
  Tensor firstOfTrain(int rows) {
    return train.slice(0, 0, Math.min(rows, train.dim(0)));
  }

  /** An outcome that says where the images come from, and is not verified without MNIST. */
  Outcome in(Outcome outcome) {
    return source.sign(outcome);
  }

  /** The principal components of all training images, divisor n. */
  PrincipalComponents components() {
    return Pca.covariance().divisor(Divisor.N).fit(source.train().images());
  }

  /** Test images in double precision. */
  Tensor testDoubles() {
    return source.test().images();
  }

  /** An image, row 0 at the top, 0 white and 1 black as the book prints it. */
  double[][] image(Tensor pixels) {
    return strip(pixels.reshape(1, -1));
  }

  /** Images side by side, with a white pixel between them. */
  double[][] strip(Tensor rows) {
    int n = rows.dim(0);
    int side = source.train().side();
    double[][] strip = new double[side][n * (side + 1) - 1];
    for (double[] line : strip) {
      Arrays.fill(line, 1);
    }
    for (int k = 0; k < n; k++) {
      for (int place = 0; place < pixels(); place++) {
        strip[place / side][k * (side + 1) + place % side] = 1 - rows.get(k, place);
      }
    }
    return strip;
  }
}
