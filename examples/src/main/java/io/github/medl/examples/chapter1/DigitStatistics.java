package io.github.medl.examples.chapter1;

import io.github.medl.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * What one pass over the images of a data set tells, in whole numbers as far as they go: pixels are
 * 0 to {@code white}.
 *
 * @param images how many images each class has
 * @param intensity the mean intensity of the pixels of each class, white being 1
 * @param inkMean the mean number of pixels that are not 0, of each class
 * @param inkDeviation its standard deviation, divisor n - 1
 * @param nonZeroMean the mean intensity of all pixels that are not 0
 * @param zeroShare the share of pixels that are 0
 * @param whiteShare the share of pixels that are white
 * @param ink the number of pixels of each image that are not 0
 */
record DigitStatistics(
    int[] images,
    double[] intensity,
    double[] inkMean,
    double[] inkDeviation,
    double nonZeroMean,
    double zeroShare,
    double whiteShare,
    int[] ink) {
  private static final int CLASSES = 10;

  /** The pixel of an image at a place, row by row. */
  @FunctionalInterface
  interface Pixels {
    int at(int image, int place);
  }

  static DigitStatistics of(int[] labels, int pixelCount, int white, Pixels pixels) {
    int[] images = new int[CLASSES];
    long[] sum = new long[CLASSES];
    long zeros = 0;
    long whites = 0;
    int[] ink = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      images[labels[i]]++;
      for (int place = 0; place < pixelCount; place++) {
        int pixel = pixels.at(i, place);
        sum[labels[i]] += pixel;
        ink[i] += pixel == 0 ? 0 : 1;
        whites += pixel == white ? 1 : 0;
      }
      zeros += pixelCount - ink[i];
    }
    double all = (double) labels.length * pixelCount;
    double[] intensity = new double[CLASSES];
    double[] mean = new double[CLASSES];
    double[] deviation = new double[CLASSES];
    long total = 0;
    for (int digit = 0; digit < CLASSES; digit++) {
      int k = digit;
      intensity[k] = sum[k] / ((double) images[k] * pixelCount * white);
      Tensor counts = Tensor.vector(inkOf(k, labels, ink));
      mean[k] = counts.mean().item();
      deviation[k] = Math.sqrt(counts.sampleVariance().item());
      total += sum[k];
    }
    return new DigitStatistics(
        images,
        intensity,
        mean,
        deviation,
        total / ((all - zeros) * white),
        zeros / all,
        whites / all,
        ink);
  }

  private static double[] inkOf(int digit, int[] labels, int[] ink) {
    return IntStream.range(0, labels.length)
        .filter(i -> labels[i] == digit)
        .mapToDouble(i -> ink[i])
        .toArray();
  }

  /**
   * The share of the images of a class whose number of pixels with ink is in each of some bins of
   * equal width, divided by the width: a density.
   */
  double[] density(int digit, int[] labels, int bins, int width) {
    double[] density = new double[bins];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == digit && ink[i] / width < bins) {
        density[ink[i] / width] += 1.0 / (images[digit] * width);
      }
    }
    return density;
  }
}
