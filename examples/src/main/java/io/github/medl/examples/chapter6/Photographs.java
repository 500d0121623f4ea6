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
 * Airplanes, cats and trucks of CIFAR-10 in the order of its files, (n, 3, 32, 32), pixels from 0
 * to 1. Where it is missing the small digits 0, 3, 9 take their place, enlarged and grey.
 *
 * @param learned the first 2000
 * @param held the next 1000
 * @param test those among the first 1000 test images
 * @param provenance where they came from
 * @param missing empty, or why they are digits
 */
record Photographs(
    Examples learned, Examples held, Examples test, List<Provenance> provenance, String missing) {
  static final List<String> CLASSES = List.of("airplane", "cat", "truck");
  private static final List<Integer> CODES = List.of(0, 3, 9);
  private static final int LEARNED = 2000;
  private static final int ALL = 3000;

  static Photographs load() {
    try {
      ImageData train = Datasets.cifar10(Split.TRAIN);
      ImageData test = Datasets.cifar10(Split.TEST).first(1000);
      List<Provenance> files = new ArrayList<>(train.provenance());
      files.addAll(test.provenance());
      int[] chosen = chosen(train.labels());
      return new Photographs(
          photographs(train, IntStream.of(chosen).limit(LEARNED).toArray()),
          photographs(train, IntStream.of(chosen).skip(LEARNED).limit(ALL - LEARNED).toArray()),
          photographs(test, chosen(test.labels())),
          files,
          "");
    } catch (MissingDataException e) {
      Digits digits = Digits.small(e.getMessage());
      Examples train = digits(digits.train());
      int n = train.size();
      return new Photographs(
          train.slice(0, 2 * n / 3),
          train.slice(2 * n / 3, n),
          digits(digits.test()),
          digits.provenance(),
          digits.missing());
    }
  }

  private static int[] chosen(int[] labels) {
    return IntStream.range(0, labels.length).filter(i -> CODES.contains(labels[i])).toArray();
  }

  private static Examples photographs(ImageData images, int[] indices) {
    Tensor pixels = images.images(DType.FLOAT32, indices).reshape(indices.length, 3, 32, 32);
    int[] labels = IntStream.of(indices).map(i -> CODES.indexOf(images.label(i))).toArray();
    return Examples.labelled(pixels, labels);
  }

  private static Examples digits(LabelledImages images) {
    Examples grey = ImageSet.of(images, chosen(images.labels()));
    int[] labels = IntStream.of(grey.labels()).map(CODES::indexOf).toArray();
    Tensor colour = Tensor.ones(3, 1, 1, 1).cast(DType.FLOAT32);
    return Examples.labelled(grey.inputs().conv(colour, Sliding.UNIT.padded(2)), labels);
  }

  boolean isWhole() {
    return missing.isEmpty();
  }

  /** How many of each class there are. */
  static int[] counts(Examples examples) {
    int[] counts = new int[CLASSES.size()];
    IntStream.of(examples.labels()).forEach(label -> counts[label]++);
    return counts;
  }

  Outcome sign(Outcome outcome) {
    return outcome
        .data(provenance)
        .fellBackUnless(
            isWhole(),
            "Computed on 8 x 8 digits, enlarged, so nothing is compared. Missing: " + missing);
  }
}
