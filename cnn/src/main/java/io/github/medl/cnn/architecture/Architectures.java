package io.github.medl.cnn.architecture;

import static io.github.medl.cnn.architecture.Plans.chain;
import static io.github.medl.cnn.architecture.Plans.conv;
import static io.github.medl.cnn.architecture.Plans.dense;
import static io.github.medl.cnn.architecture.Plans.dropout;
import static io.github.medl.cnn.architecture.Plans.flat;
import static io.github.medl.cnn.architecture.Plans.maxPool;
import static io.github.medl.cnn.architecture.Plans.relu;

import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.networks.layers.Activations;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/** The architectures of chapter 6; the families of residual and dense networks stand apart. */
public final class Architectures {
  private static final Sliding UNIT = Sliding.UNIT;
  private static final int CLASSES = 1000;

  private Architectures() {}

  // ---------------------------------------------------------------- LeNet

  /**
   * LeNet-5 as it is trained today: relu, max pooling, every map sees all channels.
   *
   * @return 61706 parameters on 1 x 28 x 28
   */
  public static Architecture lenet5() {
    return new Architecture(
        "LeNet-5",
        new Size(1, 28, 28),
        chain(
            conv("C1", 6, 5, UNIT.padded(2)),
            relu(),
            maxPool("S2", Window.of(2)),
            conv("C3", 16, 5, UNIT),
            relu(),
            maxPool("S4", Window.of(2)),
            flat(),
            dense("C5", 120),
            relu(),
            dense("F6", 84),
            relu(),
            dense("out", 10)));
  }

  /**
   * LeNet-5 of 1998 (LeCun, Bottou, Bengio and Haffner) up to its code of 84 numbers: tanh,
   * subsampling that is trained, a third layer that is partly connected. The ten radial units that
   * compared the code with drawn characters were not trained.
   *
   * @return 60000 parameters on 1 x 32 x 32
   */
  public static Architecture lenet5Of1998() {
    List<List<Integer>> seen = new ArrayList<>();
    for (int width = 3; width <= 4; width++) { // neighbours, in a circle
      for (int first = 0; first < 6; first++) {
        List<Integer> channels = new ArrayList<>();
        for (int k = 0; k < width; k++) {
          channels.add((first + k) % 6);
        }
        channels.sort(null);
        seen.add(channels);
      }
    }
    seen.add(List.of(0, 1, 3, 4));
    seen.add(List.of(1, 2, 4, 5));
    seen.add(List.of(0, 2, 3, 5));
    seen.add(List.of(0, 1, 2, 3, 4, 5));
    Plan tanh = new Plan.Same(Activations.tanh());
    return new Architecture(
        "LeNet-5 of 1998",
        new Size(1, 32, 32),
        chain(
            conv("C1", 6, 5, UNIT),
            new Plan.Subsampling("S2"),
            tanh,
            new Plan.Partial("C3", 5, seen),
            new Plan.Subsampling("S4"),
            tanh,
            conv("C5", 120, 5, UNIT),
            tanh,
            flat(),
            dense("F6", 84),
            tanh));
  }

  // ---------------------------------------------------------------- AlexNet

  /**
   * AlexNet as published in 2012 (Krizhevsky, Sutskever and Hinton): two towers, that is groups in
   * three layers, and local response normalisation.
   *
   * @return 60965224 parameters on 3 x 227 x 227
   */
  public static Architecture alexNet2012() {
    Window pool = Window.of(3).stride(2);
    Plan norm = new Plan.Same(ConvolutionLayers.localResponseNorm());
    return new Architecture(
        "AlexNet, 2012",
        new Size(3, 227, 227),
        chain(
            conv("conv1", 96, 11, Sliding.by(4)),
            relu(),
            norm,
            maxPool("pool1", pool),
            conv("conv2", 256, 5, UNIT.padded(2).inGroups(2)),
            relu(),
            norm,
            maxPool("pool2", pool),
            conv("conv3", 384, 3, UNIT.padded(1)),
            relu(),
            conv("conv4", 384, 3, UNIT.padded(1).inGroups(2)),
            relu(),
            conv("conv5", 256, 3, UNIT.padded(1).inGroups(2)),
            relu(),
            maxPool("pool5", pool),
            twoDenseLayers()));
  }

  /**
   * AlexNet in one tower, the form of 2014 that libraries have.
   *
   * @return 61100840 parameters on 3 x 224 x 224
   */
  public static Architecture alexNet() {
    Window pool = Window.of(3).stride(2);
    return new Architecture(
        "AlexNet, one tower",
        new Size(3, 224, 224),
        chain(
            conv("conv1", 64, 11, Sliding.by(4).padded(2)),
            relu(),
            maxPool("pool1", pool),
            conv("conv2", 192, 5, UNIT.padded(2)),
            relu(),
            maxPool("pool2", pool),
            conv("conv3", 384, 3, UNIT.padded(1)),
            relu(),
            conv("conv4", 256, 3, UNIT.padded(1)),
            relu(),
            conv("conv5", 256, 3, UNIT.padded(1)),
            relu(),
            maxPool("pool5", pool),
            twoDenseLayers()));
  }

  private static Plan twoDenseLayers() {
    return chain(
        flat(),
        dense("fc6", 4096),
        relu(),
        dropout(0.5),
        dense("fc7", 4096),
        relu(),
        dropout(0.5),
        dense("fc8", CLASSES));
  }

  // ---------------------------------------------------------------- VGG

  /**
   * VGG16 (Simonyan and Zisserman, 2014, configuration D).
   *
   * @return 138357544 parameters on 3 x 224 x 224
   */
  public static Architecture vgg16() {
    return vgg("VGG16", 2, 2, 3, 3, 3);
  }

  /**
   * VGG19 (configuration E), figure 6.2.
   *
   * @return 143667240 parameters on 3 x 224 x 224
   */
  public static Architecture vgg19() {
    return vgg("VGG19", 2, 2, 4, 4, 4);
  }

  /** Two convolutions of 3 x 3 see what one of 5 x 5 sees, with 18 c² weights in place of 25 c². */
  private static Architecture vgg(String name, int... convolutions) {
    List<Plan> parts = new ArrayList<>();
    for (int block = 1; block <= convolutions.length; block++) {
      int channels = Math.min(512, 32 << block);
      for (int k = 1; k <= convolutions[block - 1]; k++) {
        parts.add(conv("conv" + block + "_" + k, channels, 3, UNIT.padded(1)));
        parts.add(relu());
      }
      parts.add(maxPool("pool" + block, Window.of(2)));
    }
    parts.add(twoDenseLayers());
    return new Architecture(name, new Size(3, 224, 224), new Plan.Chain(parts));
  }

  // ---------------------------------------------------------------- GoogLeNet

  /**
   * GoogLeNet (Szegedy and others, 2015) without its auxiliary heads.
   *
   * @return 6998552 parameters on 3 x 224 x 224
   */
  public static Architecture googLeNet() {
    Window pool = Window.of(3).stride(2).ceiling();
    Plan norm = new Plan.Same(ConvolutionLayers.localResponseNorm());
    return new Architecture(
        "GoogLeNet",
        new Size(3, 224, 224),
        chain(
            conv("conv1", 64, 7, Sliding.by(2).padded(3)),
            relu(),
            maxPool("pool1", pool),
            norm,
            conv("conv2 reduce", 64, 1, UNIT),
            relu(),
            conv("conv2", 192, 3, UNIT.padded(1)),
            relu(),
            norm,
            maxPool("pool2", pool),
            inception("3a", 64, 96, 128, 16, 32, 32),
            inception("3b", 128, 128, 192, 32, 96, 64),
            maxPool("pool3", pool),
            inception("4a", 192, 96, 208, 16, 48, 64),
            inception("4b", 160, 112, 224, 24, 64, 64),
            inception("4c", 128, 128, 256, 24, 64, 64),
            inception("4d", 112, 144, 288, 32, 64, 64),
            inception("4e", 256, 160, 320, 32, 128, 128),
            maxPool("pool4", pool),
            inception("5a", 256, 160, 320, 32, 128, 128),
            inception("5b", 384, 192, 384, 48, 128, 128),
            new Plan.GlobalAverage("pool5"),
            dropout(0.4),
            dense("fc", CLASSES)));
  }

  /**
   * An inception module (figure 6.13): four branches side by side, bottlenecks of 1 x 1 before the
   * dear ones.
   *
   * @param name of the module
   * @param ones results of the 1 x 1
   * @param reduced3 what the image is reduced to before the 3 x 3
   * @param threes results of the 3 x 3
   * @param reduced5 what the image is reduced to before the 5 x 5
   * @param fives results of the 5 x 5
   * @param pooled results of the 1 x 1 behind the max pooling
   * @return the plan
   */
  public static Plan inception(
      String name, int ones, int reduced3, int threes, int reduced5, int fives, int pooled) {
    return new Plan.Joined(
        List.of(
            chain(conv(name + " 1x1", ones, 1, UNIT), relu()),
            chain(
                conv(name + " 3x3 reduce", reduced3, 1, UNIT),
                relu(),
                conv(name + " 3x3", threes, 3, UNIT.padded(1)),
                relu()),
            chain(
                conv(name + " 5x5 reduce", reduced5, 1, UNIT),
                relu(),
                conv(name + " 5x5", fives, 5, UNIT.padded(2)),
                relu()),
            chain(
                maxPool(name + " pool", Window.of(3).stride(1).padded(1)),
                conv(name + " pool projection", pooled, 1, UNIT),
                relu())));
  }

  // ---------------------------------------------------------------- MobileNet

  /**
   * MobileNet, the first (Howard and others, 2017), of width 1: separable convolutions throughout.
   *
   * @return 4231976 parameters on 3 x 224 x 224
   */
  public static Architecture mobileNet() {
    int[] widths = {64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
    List<Plan> parts = new ArrayList<>();
    parts.add(Plans.convNorm("conv1", "conv1", 32, 3, Sliding.by(2).padded(1)));
    parts.add(relu());
    int channels = 32;
    for (int k = 1; k <= widths.length; k++) {
      int stride = k == 2 || k == 4 || k == 6 || k == 12 ? 2 : 1;
      Sliding depthwise = Sliding.by(stride).padded(1).inGroups(channels);
      channels = widths[k - 1];
      int seen = depthwise.groups();
      parts.add(Plans.convNorm("dw" + k, "dw" + k, seen, 3, depthwise));
      parts.add(relu());
      parts.add(Plans.convNorm("pw" + k, "pw" + k, channels, 1, UNIT));
      parts.add(relu());
    }
    parts.add(new Plan.GlobalAverage("pool"));
    parts.add(dense("fc", CLASSES));
    return new Architecture("MobileNet v1", new Size(3, 224, 224), new Plan.Chain(parts));
  }
}
