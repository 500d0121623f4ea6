package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A U-Net: the image is seen at ever coarser levels, and on the way back each level is joined with
 * what the same level was on the way down, so that edges find their places again.
 *
 * <p>Down: the encoders one after the other, each but the first behind a shrinking by 2 x 2. Up:
 * for each level from the coarsest, an enlargement, joined as (encoder's map, enlarged map) along
 * the channels unless there are no skips, and a decoder. Then the head.
 *
 * @param encoders from the finest level to the coarsest
 * @param shrink halves rows and columns, usually a max pooling
 * @param enlargements double rows and columns, from the coarsest level up
 * @param decoders behind each of them
 * @param head from the finest maps to the result
 * @param skips whether maps of the way down are joined on the way up
 */
public record UNet(
    List<Layer> encoders,
    Layer shrink,
    List<Layer> enlargements,
    List<Layer> decoders,
    Layer head,
    boolean skips)
    implements Layer {
  /**
   * Checks the levels.
   *
   * @param encoders from the finest level to the coarsest
   * @param shrink halves rows and columns, usually a max pooling
   * @param enlargements double rows and columns, from the coarsest level up
   * @param decoders behind each of them
   * @param head from the finest maps to the result
   * @param skips whether maps of the way down are joined on the way up
   * @throws IllegalArgumentException if there is not one enlargement and one decoder less than
   *     encoders
   */
  public UNet {
    encoders = List.copyOf(encoders);
    enlargements = List.copyOf(enlargements);
    decoders = List.copyOf(decoders);
    int levels = encoders.size() - 1;
    if (levels < 0 || enlargements.size() != levels || decoders.size() != levels) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "uNet: %d encoders need %d enlargements and decoders, got %d and %d",
              encoders.size(),
              levels,
              enlargements.size(),
              decoders.size()));
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    int levels = decoders.size();
    int divisor = 1 << levels;
    if (x.rank() != 4 || x.dim(2) % divisor != 0 || x.dim(3) % divisor != 0) {
      throw new ShapeException(
          "uNet",
          String.format(
              Locale.ROOT,
              "expected images (n, channels, rows, columns) of which %d levels halve rows and"
                  + " columns, that is multiples of %d, got %s",
              levels,
              divisor,
              x.shapeText()));
    }
    List<Tensor> maps = new ArrayList<>();
    Tensor a = x;
    for (int level = 0; level <= levels; level++) {
      a = encoders.get(level).apply(level == 0 ? a : shrink.apply(a, pass), pass);
      maps.add(a);
    }
    for (int k = 0; k < levels; k++) {
      Tensor larger = enlargements.get(k).apply(a, pass);
      Tensor beside = maps.get(levels - 1 - k);
      a = decoders.get(k).apply(skips ? Tensor.concat(1, List.of(beside, larger)) : larger, pass);
    }
    return head.apply(a, pass);
  }
}
