package io.github.medl.examples.digits;

import io.github.medl.examples.figure.Outcome;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.ImageData;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.learning.data.Provenance;
import io.github.medl.learning.data.Split;
import io.github.medl.learning.data.TabularData;
import java.util.ArrayList;
import java.util.List;

/**
 * MNIST, or smaller digits in its place.
 *
 * @param train the images to fit to
 * @param test the images to judge by
 * @param provenance where they came from
 * @param mnist whether they are MNIST
 * @param missing why not
 */
public record Digits(
    LabelledImages train,
    LabelledImages test,
    List<Provenance> provenance,
    boolean mnist,
    String missing) {

  /**
   * MNIST, or without it the 8 x 8 digits that come with the library.
   *
   * @return the images
   */
  public static Digits load() {
    try {
      ImageData train = Datasets.mnist(Split.TRAIN);
      ImageData test = Datasets.mnist(Split.TEST);
      List<Provenance> files = new ArrayList<>(train.provenance());
      files.addAll(test.provenance());
      return new Digits(LabelledImages.of(train), LabelledImages.of(test), files, true, "");
    } catch (MissingDataException e) {
      return small(e.getMessage());
    }
  }

  /**
   * The digits that come with the library: the first two thirds train, the rest tests, in the
   * file's order.
   *
   * @param missing why not MNIST
   * @return the images, of 8 x 8 pixels
   */
  public static Digits small(String missing) {
    TabularData digits = Datasets.digits();
    int n = digits.size();
    return new Digits(
        LabelledImages.of(digits, 0, 2 * n / 3, 16),
        LabelledImages.of(digits, 2 * n / 3, n, 16),
        digits.provenance(),
        false,
        missing);
  }

  /**
   * The outcome, which says so if it is not of MNIST.
   *
   * @param outcome what was computed on these images
   * @return with its data, and as a fall-back if need be
   */
  public Outcome sign(Outcome outcome) {
    return outcome
        .data(provenance)
        .fellBackUnless(
            mnist,
            "Computed on 8 x 8 digits (train on the first "
                + train.size()
                + ", test on the other "
                + test.size()
                + "), so nothing is compared with the book. MNIST is missing: "
                + missing);
  }
}
