package io.github.medl.examples.chapter6;

import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Small colour photographs with what a network says of them. */
final class PhotographPictures {
  private PhotographPictures() {}

  static Picture said(Layer network, Examples photographs, int count) {
    int[] said = network.predict(photographs.inputs().slice(0, 0, count)).argmax(1);
    int[] truth = photographs.labels();
    List<Panel> panels = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      String name = Photographs.CLASSES.get(said[k]);
      String title =
          said[k] == truth[k] ? name : Photographs.CLASSES.get(truth[k]) + ", said " + name;
      panels.add(ImagePanel.of(image(photographs.inputs().select(0, k))).width(150).titled(title));
    }
    return Picture.of("Test photographs, and what was said where it is wrong", 6, panels);
  }

  private static BufferedImage image(Tensor pixels) {
    int rows = pixels.dim(1);
    int columns = pixels.dim(2);
    double[] values = pixels.toDoubles();
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int place = 0; place < rows * columns; place++) {
      int rgb = 0;
      for (int channel = 0; channel < 3; channel++) {
        rgb = rgb << 8 | (int) Math.round(255 * values[channel * rows * columns + place]);
      }
      image.setRGB(place % columns, place / columns, rgb);
    }
    return image;
  }
}
