package io.github.medl.examples.chapter6;

import io.github.medl.cnn.layers.Conv;
import io.github.medl.cnn.layers.MaxPool;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kernels of the first convolution, and the maps behind convolutions and pools, of one image. */
final class FeatureMaps {
  private static final double WIDTH = 330;

  private FeatureMaps() {}

  static Picture picture(String title, Sequential network, Tensor image) {
    return Picture.of(title, 3, panels(network, image));
  }

  /** The image, the kernels of the first convolution, then what convolutions and pools made. */
  static List<Panel> panels(Sequential network, Tensor image) {
    List<Panel> panels = new ArrayList<>();
    panels.add(Mosaic.ink("image", image.select(0, 0), 1, 180));
    List<Tensor> behind = new ArrayList<>();
    List<String> names = new ArrayList<>();
    network.apply(
        image,
        Pass.evaluation()
            .watchedBy(Observer.ofLayers((layer, x, y) -> note(layer, y, behind, names))));
    for (Layer layer : network.layers()) {
      if (layer instanceof Conv conv) {
        Tensor kernels = conv.weight().select(1, 0);
        panels.add(Mosaic.signed("its first kernels", kernels, across(kernels), WIDTH));
        break;
      }
    }
    for (int k = 0; k < behind.size(); k++) {
      Tensor maps = behind.get(k).select(0, 0);
      String name =
          String.format(
              Locale.ROOT, "%s, %d x %d x %d", names.get(k), maps.dim(0), maps.dim(1), maps.dim(2));
      panels.add(
          names.get(k).startsWith("conv")
              ? Mosaic.signed(name, maps, across(maps), WIDTH)
              : Mosaic.ink(name, maps, across(maps), WIDTH));
    }
    return panels;
  }

  private static void note(Layer layer, Tensor y, List<Tensor> behind, List<String> names) {
    if (layer instanceof Conv) {
      behind.add(y);
      names.add("convolution");
    } else if (layer instanceof MaxPool) {
      behind.add(y);
      names.add("relu and pooling");
    }
  }

  private static int across(Tensor channels) {
    return channels.dim(0) > 8 ? 4 : (channels.dim(0) + 1) / 2;
  }
}
