package io.github.medl.plot.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritersTest {
  @Test
  void aPathIsWrittenAsStepsBetweenRoundedPoints() {
    Path2D path = new Path2D.Double();
    path.moveTo(1.004, 2);
    path.lineTo(1.5, 1.75);
    path.lineTo(0, 0);
    path.quadTo(1, 0, 1, -1);
    path.curveTo(0, 0, .1, .02, -3.333, 10);
    path.closePath();
    path.lineTo(2, 2.5);
    assertThat(PathData.of(path))
        .isEqualTo("m1 2l.5-.25-1.5-1.75q1 0 1-1c-1 1-.9 1.02-4.33 11zl1 .5");
    assertThat(PathData.of(new Path2D.Double())).isEmpty();
  }

  @Test
  void aLongLineDoesNotDrift() {
    Path2D path = new Path2D.Double();
    path.moveTo(0, 0);
    for (int i = 1; i <= 1000; i++) {
      path.lineTo(i * .004, 0);
    }
    long sum = 0;
    var steps = Pattern.compile("(\\.?\\d+) 0").matcher(PathData.of(path).substring(4));
    while (steps.find()) {
      sum += Math.round(100 * Double.parseDouble(steps.group(1)));
    }
    assertThat(sum).as("hundredths").isEqualTo(400);
  }

  @Test
  void aLetterIsDefinedOnceAndUsedWhereItStands() throws IOException {
    String svg =
        svg(
            g -> {
              g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
              g.drawString("banana n", 10, 20);
            });
    assertThat(count(svg, "<path")).as("b, a, n").isEqualTo(3);
    assertThat(count(svg, "<use")).as("letters without the blank").isEqualTo(7);
    assertThat(svg.indexOf("<defs")).isLessThan(svg.indexOf("<use"));
  }

  @Test
  void marksOfOneColourSayItOnce() throws IOException {
    String svg =
        svg(
            g -> {
              g.setColor(Color.BLACK);
              g.drawLine(0, 0, 9, 9);
              g.translate(3, 4);
              g.clipRect(0, 0, 60, 30);
              for (Color colour : List.of(new Color(1, 2, 3), new Color(4, 5, 6, 128))) {
                g.setColor(colour);
                for (int i = 0; i < 50; i++) {
                  g.fill(new Ellipse2D.Double(i, i / 2., 3, 3));
                }
              }
            });
    assertThat(count(svg, "<circle")).isEqualTo(100);
    assertThat(count(svg, "fill=\"#010203\"")).isEqualTo(1);
    assertThat(count(svg, "fill=\"#040506\"")).isEqualTo(1);
    assertThat(svg).doesNotContainPattern("<circle[^>]*(fill|clip|transform)");
  }

  @Test
  void cellsOfManyColoursSayWhatElseTheyShareOnce() throws IOException {
    String svg =
        svg(
            g -> {
              g.translate(3, 4);
              for (int i = 0; i < 50; i++) {
                g.setColor(new Color(i, 2 * i, 254 - i));
                g.fill(new Ellipse2D.Double(i, i / 2., 3, 3));
              }
            });
    assertThat(count(svg, "translate(3,4)")).isEqualTo(1);
    assertThat(svg)
        .contains("fill=\"#0000fe\"")
        .containsPattern("<circle[^>]*fill=\"#3162cd\"")
        .doesNotContainPattern("<circle[^>]*(transform|stroke)")
        .doesNotContainPattern("\n ");
  }

  private static String svg(Consumer<Graphics2D> drawing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SvgWriter.write(100, 50, drawing, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /** Few colours become a palette, many do not; ImageIO reads the same pixels from both. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "256, 1", "257, 1", "1, 2", "3, 2", "256, 2", "5000, 2"})
  void whatIsWrittenIsReadByImageIo(int colours, int type) throws IOException {
    BufferedImage image = new BufferedImage(90, 70, type);
    Random random = new Random(colours);
    int[] chosen = random.ints(colours).toArray();
    chosen[0] = Color.WHITE.getRGB();
    for (int i = 0; i < 90 * 70; i++) {
      image.setRGB(i % 90, i / 90, chosen[i < colours ? i : random.nextInt(colours)]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PngWriter.write(image, 192, out);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    for (int i = 0; i < 90 * 70; i++) {
      assertThat(read.getRGB(i % 90, i / 90)).isEqualTo(image.getRGB(i % 90, i / 90));
    }
    assertThat(out.toByteArray()[25])
        .as("type")
        .isEqualTo((byte) (colours <= 256 ? 3 : type == 1 ? 2 : 6));
  }

  /** Smooth colours are written as differences, of every channel; ImageIO reads the same pixels. */
  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
  void aPhotographIsWrittenAsDifferences(int type) throws IOException {
    BufferedImage image = new BufferedImage(91, 70, type);
    Random random = new Random(1);
    for (int y = 0; y < 70; y++) {
      for (int x = 0; x < 91; x++) {
        int opacity = 100 + x + random.nextInt(3);
        int red = 2 * y + random.nextInt(3);
        int green = x + y + random.nextInt(3);
        int blue = 250 - 2 * x - random.nextInt(3);
        image.setRGB(x, y, opacity << 24 | red << 16 | green << 8 | blue);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PngWriter.write(image, 192, out);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    for (int i = 0; i < 70 * 91; i++) {
      assertThat(read.getRGB(i % 91, i / 91)).isEqualTo(image.getRGB(i % 91, i / 91));
    }
    int channels = type == BufferedImage.TYPE_INT_RGB ? 3 : 4;
    assertThat(out.size()).isLessThan(channels * 91 * 70 / 2);
  }
}
