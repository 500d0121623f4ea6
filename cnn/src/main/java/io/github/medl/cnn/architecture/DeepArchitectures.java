package io.github.medl.cnn.architecture;

import static io.github.medl.cnn.architecture.Plans.chain;
import static io.github.medl.cnn.architecture.Plans.convNorm;
import static io.github.medl.cnn.architecture.Plans.dense;
import static io.github.medl.cnn.architecture.Plans.maxPool;
import static io.github.medl.cnn.architecture.Plans.relu;

import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/** The architectures of chapter 6 that connections past layers made possible. */
public final class DeepArchitectures {
  private static final Sliding UNIT = Sliding.UNIT;
  private static final Size IMAGE = new Size(3, 224, 224);
  private static final int CLASSES = 1000;

  private DeepArchitectures() {}

  // ---------------------------------------------------------------- ResNet

  /**
   * ResNet-18 (He, Zhang, Ren and Sun, 2016).
   *
   * @return 11689512 parameters on 3 x 224 x 224
   */
  public static Architecture resNet18() {
    return resNet("ResNet-18", new int[] {2, 2, 2, 2}, false, false);
  }

  /**
   * ResNet-34.
   *
   * @return 21797672 parameters on 3 x 224 x 224
   */
  public static Architecture resNet34() {
    return resNet("ResNet-34", new int[] {3, 4, 6, 3}, false, false);
  }

  /**
   * ResNet-50 as libraries have it: in a block that halves the image the convolution of 3 x 3 has
   * the stride.
   *
   * @return 25557032 parameters on 3 x 224 x 224
   */
  public static Architecture resNet50() {
    return resNet("ResNet-50", new int[] {3, 4, 6, 3}, true, false);
  }

  /**
   * ResNet-50 as published: in a block that halves the image the first convolution of 1 x 1 has the
   * stride.
   *
   * @return 25557032 parameters on 3 x 224 x 224, and fewer multiplications
   */
  public static Architecture resNet50AsPublished() {
    return resNet("ResNet-50, as published", new int[] {3, 4, 6, 3}, true, true);
  }

  private static Architecture resNet(
      String name, int[] blocks, boolean bottlenecks, boolean strideFirst) {
    List<Plan> parts = new ArrayList<>();
    parts.add(convNorm("conv1", "bn1", 64, 7, Sliding.by(2).padded(3)));
    parts.add(relu());
    parts.add(maxPool("pool1", Window.of(3).stride(2).padded(1)));
    int channels = 64;
    for (int stage = 0; stage < blocks.length; stage++) {
      int width = 64 << stage;
      int out = bottlenecks ? 4 * width : width;
      for (int block = 1; block <= blocks[stage]; block++) {
        String prefix = "conv" + (stage + 2) + "_" + block;
        int stride = block == 1 && stage > 0 ? 2 : 1;
        Plan body =
            bottlenecks
                ? bottleneck(prefix, width, stride, strideFirst)
                : basic(prefix, width, stride);
        String shortcut = prefix + " shortcut";
        parts.add(
            new Plan.Residual(
                body,
                stride == 1 && channels == out
                    ? null
                    : convNorm(shortcut, shortcut, out, 1, Sliding.by(stride))));
        channels = out;
      }
    }
    parts.add(new Plan.GlobalAverage("pool5"));
    parts.add(dense("fc", CLASSES));
    return new Architecture(name, IMAGE, new Plan.Chain(parts));
  }

  private static Plan basic(String prefix, int width, int stride) {
    return chain(
        convNorm(prefix + "a", prefix + "a", width, 3, Sliding.by(stride).padded(1)),
        relu(),
        convNorm(prefix + "b", prefix + "b", width, 3, UNIT.padded(1)));
  }

  private static Plan bottleneck(String prefix, int width, int stride, boolean strideFirst) {
    Sliding first = Sliding.by(strideFirst ? stride : 1);
    Sliding second = Sliding.by(strideFirst ? 1 : stride).padded(1);
    return chain(
        convNorm(prefix + "a", prefix + "a", width, 1, first),
        relu(),
        convNorm(prefix + "b", prefix + "b", width, 3, second),
        relu(),
        convNorm(prefix + "c", prefix + "c", 4 * width, 1, UNIT));
  }

  // ---------------------------------------------------------------- DenseNet

  /**
   * DenseNet-121 (Huang, Liu, van der Maaten and Weinberger, 2017): every layer of a block sees all
   * before it and adds 32 channels; between blocks channels and pixels are halved.
   *
   * @return 7978856 parameters on 3 x 224 x 224
   */
  public static Architecture denseNet121() {
    int growth = 32;
    int[] blocks = {6, 12, 24, 16};
    List<Plan> parts = new ArrayList<>();
    parts.add(convNorm("conv1", "bn1", 64, 7, Sliding.by(2).padded(3)));
    parts.add(relu());
    parts.add(maxPool("pool1", Window.of(3).stride(2).padded(1)));
    int channels = 64;
    for (int b = 1; b <= blocks.length; b++) {
      List<Plan> layers = new ArrayList<>();
      for (int k = 1; k <= blocks[b - 1]; k++) {
        String prefix = "dense" + b + "_" + k;
        layers.add(
            chain(
                new Plan.Norm(prefix + "a"),
                relu(),
                convNorm(prefix + "a", prefix + "b", 4 * growth, 1, UNIT),
                relu(),
                new Plan.Conv(prefix + "b", growth, 3, 3, UNIT.padded(1), false)));
      }
      parts.add(new Plan.DenselyConnected(layers));
      channels += blocks[b - 1] * growth;
      if (b < blocks.length) {
        String transition = "transition" + b;
        channels /= 2;
        parts.add(new Plan.Norm(transition));
        parts.add(relu());
        parts.add(new Plan.Conv(transition, channels, 1, 1, UNIT, false));
        parts.add(new Plan.Pool(transition, Window.of(2), true));
      }
    }
    parts.add(new Plan.Norm("norm5"));
    parts.add(relu());
    parts.add(new Plan.GlobalAverage("pool5"));
    parts.add(dense("fc", CLASSES));
    return new Architecture("DenseNet-121", IMAGE, new Plan.Chain(parts));
  }
}
