package io.github.medl.examples.chapter6;

import io.github.medl.cnn.detection.LocalisationCost;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.examples.Observations;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * Canvases with a digit somewhere, or nothing, and noise over all of it.
 *
 * @param images (n, 1, side, side)
 * @param present 1 where there is a digit, else 0, (n)
 * @param boxes x1, y1, x2, y2 over the side, far edges exclusive, (n, 4); zeros where nothing is
 * @param labels the digits, (n)
 */
record Canvases(Tensor images, Tensor present, Tensor boxes, Tensor labels)
    implements Observations<Canvases> {

  /** Canvas i has digit i at a uniform place with probability 0.8, then 0.2 U(0,1) is added. */
  static Canvases of(Examples digits, int side, SplittableStream stream) {
    int n = digits.size();
    float[] pixels = new float[n * side * side];
    float[] present = new float[n];
    float[] boxes = new float[4 * n];
    float[] ink = digits.inputs().toFloats();
    for (int k = 0; k < n; k++) {
      if (stream.uniform() < .8) {
        int top = stream.nextInt(side - 28 + 1);
        int left = stream.nextInt(side - 28 + 1);
        place(ink, k, top, left, side, pixels, boxes);
        present[k] = 1;
      }
    }
    float[] noise = new float[pixels.length];
    stream.fillUniform(noise);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += .2f * noise[i];
    }
    return new Canvases(
        Tensor.of(pixels, n, 1, side, side),
        Tensor.of(present, n),
        Tensor.of(boxes, n, 4),
        digits.targets());
  }

  /** Adds digit k to canvas k and writes the tight box around its pixels above 0. */
  private static void place(
      float[] ink, int k, int top, int left, int side, float[] pixels, float[] boxes) {
    int x1 = side;
    int y1 = side;
    int x2 = 0;
    int y2 = 0;
    for (int i = 0; i < 28; i++) {
      for (int j = 0; j < 28; j++) {
        float value = ink[(k * 28 + i) * 28 + j];
        pixels[(k * side + top + i) * side + left + j] = value;
        if (value > 0) {
          x1 = Math.min(x1, left + j);
          y1 = Math.min(y1, top + i);
          x2 = Math.max(x2, left + j + 1);
          y2 = Math.max(y2, top + i + 1);
        }
      }
    }
    int[] box = {x1, y1, x2, y2};
    for (int c = 0; c < 4; c++) {
      boxes[4 * k + c] = (float) box[c] / side;
    }
  }

  /** Which canvases have a digit. */
  int[] there() {
    return IntStream.range(0, size()).filter(i -> present.get(i) == 1).toArray();
  }

  LocalisationCost.True truth() {
    return new LocalisationCost.True(present, boxes, labels);
  }

  @Override
  public int size() {
    return images.dim(0);
  }

  @Override
  public Canvases take(int... indices) {
    return new Canvases(
        images.take(0, indices),
        present.take(0, indices),
        boxes.take(0, indices),
        labels.take(0, indices));
  }

  @Override
  public Canvases cast(DType dtype) {
    return new Canvases(
        images.cast(dtype), present.cast(dtype), boxes.cast(dtype), labels.cast(dtype));
  }
}
