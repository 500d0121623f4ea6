package io.github.medl.examples.chapter6;

import io.github.medl.examples.digits.Digits;
import io.github.medl.examples.digits.LabelledImages;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.ImageData;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.learning.data.Provenance;
import io.github.medl.learning.data.Split;
import io.github.medl.learning.examples.Examples;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of 28 x 28 pixels in single precision, (n, 1, 28, 28). Where the data set is missing, the
 * small digits of the library take its place, enlarged three times in a frame of two zeros.
 *
 * @param train the images to learn from
 * @param test the images to judge by
 * @param provenance where they came from
 * @param missing empty, or why they are the small digits
 */
record ImageSet(
    LabelledImages train, LabelledImages test, List<Provenance> provenance, String missing) {
  static ImageSet mnist() {
    Digits digits = Digits.load();
    return new ImageSet(digits.train(), digits.test(), digits.provenance(), digits.missing());
  }

  static ImageSet fashion() {
    try {
      ImageData train = Datasets.fashionMnist(Split.TRAIN);
      ImageData test = Datasets.fashionMnist(Split.TEST);
      List<Provenance> files = new ArrayList<>(train.provenance());
      files.addAll(test.provenance());
      return new ImageSet(LabelledImages.of(train), LabelledImages.of(test), files, "");
    } catch (MissingDataException e) {
      Digits digits = Digits.small(e.getMessage());
      return new ImageSet(digits.train(), digits.test(), digits.provenance(), digits.missing());
    }
  }

  /** Whether these are the images asked for. */
  boolean isWhole() {
    return missing.isEmpty();
  }

  /** Training images from, ..., to - 1, or as many of them as there are. */
  Examples train(int from, int to) {
    return examples(train, from, to);
  }

  /** Test images from, ..., to - 1, or as many of them as there are. */
  Examples test(int from, int to) {
    return examples(test, from, to);
  }

  /** Chosen images. */
  static Examples of(LabelledImages images, int... indices) {
    int[] labels = IntStream.of(indices).map(i -> images.labels()[i]).toArray();
    return Examples.labelled(pixels(images, indices), labels);
  }

  private static Examples examples(LabelledImages images, int from, int to) {
    return of(images, IntStream.range(from, Math.min(to, images.size())).toArray());
  }

  private static Tensor pixels(LabelledImages images, int[] indices) {
    Tensor flat = images.images(DType.FLOAT32, indices);
    Tensor square = flat.reshape(indices.length, 1, images.side(), images.side());
    if (images.side() == 28) {
      return square;
    }
    Tensor one = Tensor.ones(1, 1, 1, 1).cast(DType.FLOAT32);
    return square.upsampleNearest(3).conv(one, Sliding.UNIT.padded(2)); // 1 x 1: only the frame
  }

  /** The outcome, which says so if other images took the place of these. */
  Outcome sign(Outcome outcome) {
    return outcome
        .data(provenance)
        .fellBackUnless(
            isWhole(),
            "Computed on 8 x 8 digits, enlarged, so nothing is compared. Missing: " + missing);
  }
}
