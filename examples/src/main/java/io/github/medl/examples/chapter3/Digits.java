package io.github.medl.examples.chapter3;

import io.github.medl.data.Datasets;
import io.github.medl.data.ImageData;
import io.github.medl.data.MissingDataException;
import io.github.medl.data.Provenance;
import io.github.medl.data.Split;
import io.github.medl.data.TabularData;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.linear.unsupervised.Divisor;
import io.github.medl.linear.unsupervised.Pca;
import io.github.medl.linear.unsupervised.PrincipalComponents;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Images of digits for the autoencoders of chapter 3: MNIST, or where it is not at hand the 8 x 8
 * digits that come with the library.
 *
 * @param train images to learn from, FLOAT32, a row each, values 0 to 1
 * @param test other images
 * @param trainLabels their digits
 * @param testLabels their digits
 * @param side pixels along a side of an image
 * @param provenance where they come from
 * @param isMnist whether they are the book's
 * @param missing what is missing if they are not
 */
record Digits(
    Tensor train,
    Tensor test,
    int[] trainLabels,
    int[] testLabels,
    int side,
    List<Provenance> provenance,
    boolean isMnist,
    String missing) {

  static Digits load() {
    try {
      ImageData train = Datasets.mnist(Split.TRAIN);
      ImageData test = Datasets.mnist(Split.TEST);
      List<Provenance> files = new ArrayList<>(train.provenance());
      files.addAll(test.provenance());
      return new Digits(
          train.images(DType.FLOAT32),
          test.images(DType.FLOAT32),
          train.labels(),
          test.labels(),
          train.width(),
          files,
          true,
          "");
    } catch (MissingDataException e) {
      return small(e.getMessage());
    }
  }

  /** The first two thirds of the 8 x 8 digits train, the rest tests, in the file's order. */
  static Digits small(String missing) {
    TabularData digits = Datasets.digits();
    int n = digits.size();
    int cut = 2 * n / 3;
    Tensor pixels = digits.x().div(16).cast(DType.FLOAT32);
    int[] labels = digits.labels();
    return new Digits(
        pixels.slice(0, 0, cut),
        pixels.slice(0, cut, n),
        Arrays.copyOfRange(labels, 0, cut),
        Arrays.copyOfRange(labels, cut, n),
        8,
        digits.provenance(),
        false,
        missing);
  }

  int pixels() {
    return side * side;
  }

  /** The training images with the first rows only. */
  Tensor firstOfTrain(int rows) {
    return train.slice(0, 0, Math.min(rows, train.dim(0)));
  }

  /** An outcome that says where the images come from, and is not verified without MNIST. */
  Outcome in(Outcome outcome) {
    Outcome withData = outcome.data(provenance);
    return isMnist
        ? withData
        : withData.fellBack(
            "Computed on 8 x 8 digits, so nothing is compared with the book. MNIST is missing: "
                + missing);
  }

  /** The principal components of all training images, divisor n. */
  PrincipalComponents components() {
    Tensor x =
        isMnist ? Datasets.mnist(Split.TRAIN).images(DType.FLOAT64) : train.cast(DType.FLOAT64);
    return Pca.covariance().divisor(Divisor.N).fit(x);
  }

  /** Test images in double precision. */
  Tensor testDoubles() {
    if (!isMnist) {
      return test.cast(DType.FLOAT64);
    }
    return Datasets.mnist(Split.TEST).images(DType.FLOAT64);
  }

  /** An image, row 0 at the top, 0 white and 1 black as the book prints it. */
  double[][] image(Tensor pixels) {
    return strip(pixels.reshape(1, -1));
  }

  /** Images side by side, with a white pixel between them. */
  double[][] strip(Tensor rows) {
    int n = rows.dim(0);
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
