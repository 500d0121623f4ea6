package io.github.medl.examples.chapter5;

import io.github.medl.data.Datasets;
import io.github.medl.data.ImageData;
import io.github.medl.data.MissingDataException;
import io.github.medl.data.Provenance;
import io.github.medl.data.Split;
import io.github.medl.data.TabularData;
import io.github.medl.networks.training.Examples;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Digits to learn, in single precision: MNIST, or the small digits of the library where it is not
 * at hand.
 *
 * @param train what is learned from
 * @param validation what the training is watched on
 * @param test what is looked at in the end
 * @param side the pixels of a row of an image
 * @param missing why it is not MNIST; null if it is
 * @param provenance where the data came from
 */
record HandwrittenDigits(
    Examples train,
    Examples validation,
    Examples test,
    int side,
    String missing,
    List<Provenance> provenance) {

  static HandwrittenDigits load() {
    try {
      return mnist(Datasets.mnist(Split.TRAIN), Datasets.mnist(Split.TEST));
    } catch (MissingDataException e) {
      return small(e.getMessage());
    }
  }

  /** The last 5000 images for training are held back for validation. */
  private static HandwrittenDigits mnist(ImageData train, ImageData test) {
    List<Provenance> provenance = new ArrayList<>(train.provenance());
    provenance.addAll(test.provenance());
    return new HandwrittenDigits(
        examples(train, 0, 55_000),
        examples(train, 55_000, 60_000),
        examples(test, 0, test.size()),
        train.width(),
        null,
        provenance);
  }

  private static Examples examples(ImageData images, int from, int to) {
    int[] indices = IntStream.range(from, to).toArray();
    int[] labels = IntStream.of(indices).map(images::label).toArray();
    return Examples.labelled(images.images(DType.FLOAT32, indices), labels);
  }

  /** The first 1200 of the 8 x 8 digits, the next 200, and the other 397. */
  private static HandwrittenDigits small(String missing) {
    TabularData digits = Datasets.digits();
    Tensor pixels = digits.x().div(16).cast(DType.FLOAT32);
    Examples all = Examples.labelled(pixels, digits.labels());
    return new HandwrittenDigits(
        all.slice(0, 1200),
        all.slice(1200, 1400),
        all.slice(1400, all.size()),
        8,
        missing,
        digits.provenance());
  }

  boolean isMnist() {
    return missing == null;
  }

  int pixels() {
    return side * side;
  }

  /** A test image in dark ink, rows from the top. */
  double[][] ink(int image) {
    Tensor pixels = test.inputs().select(0, image).neg().add(1);
    return pixels.cast(DType.FLOAT64).reshape(side, side).toRows();
  }
}
