package io.github.medl.examples.chapter2;

import io.github.medl.data.ImageData;
import io.github.medl.data.TabularData;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Shaping;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Images of digits with their labels, whatever data set they come from.
 *
 * @param labels the digits
 * @param pixelCount pixels of an image
 * @param pixels from indices of images to a matrix, an image a row, values 0 to 1
 */
record LabelledImages(int[] labels, int pixelCount, Function<int[], Tensor> pixels) {

  static LabelledImages of(ImageData images) {
    return new LabelledImages(
        images.labels(), images.pixels(), indices -> images.images(DType.FLOAT64, indices));
  }

  /** Rows from, ..., to - 1 of a table of pixels 0 to {@code white}. */
  static LabelledImages of(TabularData table, int from, int to, double white) {
    int[] labels = IntStream.range(from, to).map(i -> table.labels()[i]).toArray();
    Tensor pixels = table.x().slice(0, from, to).div(white);
    return new LabelledImages(labels, pixels.dim(1), indices -> pixels.take(0, indices));
  }

  int size() {
    return labels.length;
  }

  /** The indices of the images of a digit. */
  int[] indicesOf(int digit) {
    return IntStream.range(0, size()).filter(i -> labels[i] == digit).toArray();
  }

  /** Rows [1 x] of some images. */
  Tensor rows(int[] indices) {
    return Shaping.concat(1, List.of(Tensor.ones(indices.length, 1), pixels.apply(indices)));
  }

  /** Rows [1 x] of all images. */
  Tensor rows() {
    return rows(IntStream.range(0, size()).toArray());
  }

  double accuracy(int[] predicted) {
    return IntStream.range(0, size()).filter(i -> predicted[i] == labels[i]).count()
        / (double) size();
  }

  /** How often which digit (row) was predicted for which true digit (column). */
  Tensor confusion(int[] predicted) {
    double[] counts = new double[100];
    for (int i = 0; i < size(); i++) {
      counts[10 * predicted[i] + labels[i]]++;
    }
    return Tensor.wrap(counts, 10, 10);
  }
}
