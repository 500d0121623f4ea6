package io.github.medl.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.io.AtomicFile;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.write.PngWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
  @TempDir Path dir;

  @Test
  void everythingThatCanBeDrawnIsWrittenAsPngAndSvg() throws Exception {
    for (Map.Entry<String, Picture> entry : Gallery.pictures().entrySet()) {
      Path png = dir.resolve(entry.getKey() + ".png");
      Path svg = dir.resolve(entry.getKey() + ".svg");
      entry.getValue().writePng(png);
      entry.getValue().writeSvg(svg);
      BufferedImage image = ImageIO.read(png.toFile());
      assertThat(image.getWidth()).isEqualTo((int) Math.ceil(2 * entry.getValue().width()));
      assertThat(colours(image)).as("colours in %s", png).isGreaterThan(10);
      assertThat(Files.size(svg)).as("size of %s", svg).isBetween(1_000L, 1_500_000L);
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      assertThat(factory.newDocumentBuilder().parse(svg.toFile()).getDocumentElement().getTagName())
          .isEqualTo("svg");
    }
    assertThat(dir.toFile().list()).noneMatch(name -> name.endsWith(".part"));
  }

  private static long colours(BufferedImage image) {
    int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return java.util.Arrays.stream(rgb).distinct().count();
  }

  @Test
  void aPngKeepsEveryPixelAndItsResolution() throws IOException {
    Random random = new Random(1);
    for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB}) {
      BufferedImage image = new BufferedImage(13, 7, type);
      for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 13; x++) {
          image.setRGB(x, y, random.nextInt());
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PngWriter.write(image, 192, out);
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
      for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 13; x++) {
          assertThat(read.getRGB(x, y)).isEqualTo(image.getRGB(x, y));
        }
      }
      String text = out.toString(StandardCharsets.ISO_8859_1);
      int dotsPerMetre = ByteBuffer.wrap(out.toByteArray()).getInt(text.indexOf("pHYs") + 4);
      assertThat(dotsPerMetre).as("192 dots an inch").isEqualTo(7559);
    }
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = dir.resolve("figure.png");
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 18]);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(dir.toFile().list()).containsExactly("figure.png");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAnIoException() throws IOException {
    Path file = dir.resolve("file");
    Files.writeString(file, "not a folder");
    Picture picture = Picture.of("", 1, Chart.titled(""));
    assertThatThrownBy(() -> picture.writePng(file.resolve("figure.png")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void thePictureIsTheSameEachTime() {
    Picture picture = Gallery.pictures().get("heat");
    BufferedImage one = picture.image();
    BufferedImage two = Gallery.pictures().get("heat").image();
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        assertThat(one.getRGB(x, y)).isEqualTo(two.getRGB(x, y));
      }
    }
  }
}
