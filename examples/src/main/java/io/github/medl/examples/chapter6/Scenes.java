package io.github.medl.examples.chapter6;

import io.github.medl.examples.digits.LabelledImages;
import io.github.medl.learning.examples.Examples;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Scenes of 48 x 48 pixels whose every pixel has a class: a garment, a digit that hides a part of
 * it, and what lies behind both.
 */
final class Scenes {
  static final int SIDE = 48;
  static final List<String> CLASSES = List.of("background", "garment", "digit");

  /** Paler pixels of a digit are left to what is behind. */
  private static final float INK = .3f;

  private Scenes() {}

  /**
   * Scenes of garments and digits, both drawn by chance and put somewhere; then 0.2 U(0,1) is added
   * to every pixel.
   *
   * @return images (n, 1, 48, 48) and the codes of their pixels (n, 48, 48)
   */
  static Examples of(
      LabelledImages garments, LabelledImages digits, int count, SplittableStream stream) {
    float[] cloth = ImageSet.of(garments, drawn(garments, count, stream)).inputs().toFloats();
    float[] ink = ImageSet.of(digits, drawn(digits, count, stream)).inputs().toFloats();
    float[] pixels = new float[count * SIDE * SIDE];
    int[] codes = new int[count * SIDE * SIDE];
    for (int k = 0; k < count; k++) {
      lay(cloth, k, 0, 1, pixels, codes, stream);
      lay(ink, k, INK, 2, pixels, codes, stream);
    }
    float[] noise = new float[pixels.length];
    stream.fillUniform(noise);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += .2f * noise[i];
    }
    return new Examples(
        Tensor.of(pixels, count, 1, SIDE, SIDE), Codes.of(codes, count, SIDE, SIDE));
  }

  private static int[] drawn(LabelledImages images, int count, SplittableStream stream) {
    int[] indices = new int[count];
    for (int k = 0; k < count; k++) {
      indices[k] = stream.nextInt(images.size());
    }
    return indices;
  }

  /** Puts the pixels above a bound of image k somewhere on scene k, with their class. */
  private static void lay(
      float[] images,
      int k,
      float bound,
      int code,
      float[] pixels,
      int[] codes,
      SplittableStream stream) {
    int top = stream.nextInt(SIDE - 28 + 1);
    int left = stream.nextInt(SIDE - 28 + 1);
    for (int i = 0; i < 28; i++) {
      for (int j = 0; j < 28; j++) {
        float value = images[(k * 28 + i) * 28 + j];
        if (value > bound) {
          int place = (k * SIDE + top + i) * SIDE + left + j;
          pixels[place] = value;
          codes[place] = code;
        }
      }
    }
  }
}
