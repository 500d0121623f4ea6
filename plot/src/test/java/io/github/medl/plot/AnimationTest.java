package io.github.medl.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.plot.image.ImagePanel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimationTest {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  @TempDir Path folder;

  /** A white square in the column k of four. */
  private static Picture picture(int k) {
    double[][] pixels = new double[2][4];
    pixels[1][k] = 1;
    return Picture.of("", 1, ImagePanel.of(pixels).width(80));
  }

  /** What a viewer has on its screen after each frame, and how long each stays. */
  private record Shown(List<BufferedImage> screens, List<String> stays, List<Integer> loops) {
    static Shown of(Path file) throws IOException {
      Shown shown = new Shown(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
        reader.setInput(in);
        BufferedImage screen = new BufferedImage(reader.getWidth(0), reader.getHeight(0), 1);
        for (int k = 0; k < reader.getNumImages(true); k++) {
          IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(k).getAsTree(FORMAT);
          int left = Integer.parseInt(attribute(root, "ImageDescriptor", "imageLeftPosition"));
          int top = Integer.parseInt(attribute(root, "ImageDescriptor", "imageTopPosition"));
          screen.createGraphics().drawImage(reader.read(k), left, top, null);
          BufferedImage copy = new BufferedImage(screen.getWidth(), screen.getHeight(), 1);
          copy.setData(screen.getData());
          shown.screens.add(copy);
          shown.stays.add(attribute(root, "GraphicControlExtension", "delayTime"));
          shown.loops.add(root.getElementsByTagName("ApplicationExtension").getLength());
        }
      } finally {
        reader.dispose();
      }
      return shown;
    }

    private static String attribute(IIOMetadataNode root, String name, String attribute) {
      return ((IIOMetadataNode) root.getElementsByTagName(name).item(0)).getAttribute(attribute);
    }

    void assertWhite(int frame, int column) {
      for (int other = 0; other < 4; other++) {
        int pixel = screens.get(frame).getRGB(12 + 20 * other + 10, 12 + 30) & 0xff;
        assertThat(pixel > 128).as("frame %s, column %s", frame, other).isEqualTo(other == column);
      }
    }
  }

  @Test
  void aViewerShowsTheFramesInOrderWithTheirTimeInALoop() throws IOException {
    List<Picture> pictures = IntStream.range(0, 4).mapToObj(AnimationTest::picture).toList();
    Path file = folder.resolve("moving.gif");
    Animation.of(7, pictures).writeGif(file);

    Shown shown = Shown.of(file);
    for (int k = 0; k < 4; k++) {
      shown.assertWhite(k, k);
    }
    assertThat(shown.stays()).containsExactly("7", "7", "7", "7");
    assertThat(shown.loops()).containsExactly(1, 0, 0, 0);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aPictureThatComesAgainAtOnceStaysLonger() throws IOException {
    Picture same = picture(2);
    Path file = folder.resolve("resting.gif");
    Animation.of(7, List.of(same, same, picture(1), same, same, same)).writeGif(file);

    Shown shown = Shown.of(file);
    assertThat(shown.stays()).containsExactly("14", "7", "21");
    shown.assertWhite(0, 2);
    shown.assertWhite(1, 1);
    shown.assertWhite(2, 2);

    Animation.of(40_000, List.of(same, same)).writeGif(file);
    assertThat(Shown.of(file).stays()).containsExactly("40000", "40000"); // 16 bits at the most
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
