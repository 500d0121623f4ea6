package io.github.medl.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.image.ImagePanel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

class AnimationTest {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  @TempDir Path folder;

  /** A white square in the column k of four. */
  private static Picture picture(int k) {
    double[][] pixels = new double[2][4];
    pixels[1][k] = 1;
    return Picture.of("", 1, ImagePanel.of(pixels).width(80));
  }

  @Test
  void aReaderFindsTheFramesInOrderWithTheirTimeAndALoop() throws IOException {
    List<Picture> pictures = IntStream.range(0, 4).mapToObj(AnimationTest::picture).toList();
    Path file = folder.resolve("moving.gif");
    Animation.of(7, pictures).writeGif(file);

    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(4);
      for (int k = 0; k < 4; k++) {
        BufferedImage frame = reader.read(k);
        for (int column = 0; column < 4; column++) {
          int pixel = frame.getRGB(12 + 20 * column + 10, 12 + 30) & 0xff;
          assertThat(pixel > 128).as("frame %s, column %s", k, column).isEqualTo(column == k);
        }
        IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(k).getAsTree(FORMAT);
        NodeList control = root.getElementsByTagName("GraphicControlExtension");
        assertThat(((IIOMetadataNode) control.item(0)).getAttribute("delayTime")).isEqualTo("7");
        assertThat(root.getElementsByTagName("ApplicationExtension").getLength())
            .isEqualTo(k == 0 ? 1 : 0);
      }
    } finally {
      reader.dispose();
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsNoAnimationIsRefused() {
    assertThatThrownBy(() -> Animation.of(4, List.of())).hasMessageContaining("0 pictures");
    assertThatThrownBy(() -> Animation.of(0, List.of(picture(0))))
        .hasMessageContaining("of 0 hundredths");
    Picture wide = Picture.of("", 1, ImagePanel.of(new double[2][4]).width(90));
    assertThatThrownBy(() -> Animation.of(4, List.of(picture(0), wide)))
        .hasMessageContaining("one size");
  }
}
