package io.github.medl.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers refuse what is not what it should be, and say where and why. */
class ReadersTest {
  private static final byte[] IDX = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 5, 6};

  @TempDir Path folder;

  @Test
  void idxIsReadCompressedOrNot() throws IOException {
    Path packed = folder.resolve("a.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(IDX);
    }
    Idx idx = Idx.read(packed);
    assertThat(idx.shape()).containsExactly(2, 1);
    assertThat(idx.content()[idx.offset() + 1]).isEqualTo((byte) 6);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, byte 0: not an IDX file",
    "2, 13, byte 2: expected unsigned bytes",
    "3, 0, byte 3: no room",
    "3, 9, byte 3: no room",
    "4, -1, byte 4: axis 0 is longer",
    "4, 127, byte 12: the header announces 2130706434 elements",
    "7, 3, byte 12: the header announces 3 elements",
    "7, 1, byte 12: the header announces 1 elements"
  })
  void aDamagedIdxHeaderIsRefused(int place, byte value, String words) {
    byte[] damaged = IDX.clone();
    damaged[place] = value;
    assertThatThrownBy(() -> Idx.parse("x", damaged))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith("x, " + words);
  }

  @Test
  void aTruncatedIdxFileIsRefusedAtEveryLength() {
    for (int length = 0; length < IDX.length; length++) {
      byte[] cut = Arrays.copyOf(IDX, length);
      assertThatThrownBy(() -> Idx.parse("x", cut)).isInstanceOf(MalformedFileException.class);
    }
  }

  @Test
  void csvHasNamedColumnsAndComments() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "# drawn with seed 1\nx,label\n1.5,\"a,b\"\n\n-2e3,c\n");
    Csv csv = Csv.read(file);
    assertThat(csv.columns()).containsExactly("x", "label");
    assertThat(csv.numbers("x")).containsExactly(1.5, -2000);
    assertThat(csv.strings("label")).containsExactly("a,b", "c");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> csv.strings("y"))
        .withMessageContaining("its columns are [x, label]");
  }

  private static Csv csv(String text) throws IOException {
    return Csv.parse("t", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theMarkThatSpreadsheetsPutBeforeUtf8IsNoPartOfAName() throws IOException {
    assertThat(csv("\ufeffa,b\n1,2\n").numbers("a")).containsExactly(1);
    assertThat(csv("\ufeff\"a\",b\n1,2\n").columns()).containsExactly("a", "b");
  }

  @Test
  void textInAnotherEncodingIsRefused() {
    byte[] latin = "Größe\n1\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Csv.parse("t", latin))
        .isInstanceOf(MalformedFileException.class)
        .hasMessage("t, byte 2: the text is not in UTF-8; save it as UTF-8");
    assertThatThrownBy(() -> Csv.parse("t", "\ufeffa".getBytes(StandardCharsets.UTF_16LE)))
        .hasMessageContaining("UTF-16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12f", "1d", "0x1p3", "1\0", "1 2", "١", "NA", "1e", "", "Inf inity"})
  void onlyDecimalNumbersAreNumbers(String cell) {
    assertThatThrownBy(() -> csv("a,b\n" + cell + ",1\n").numbers("a"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("column a is not a number: \"" + cell + "\"");
  }

  @Test
  void numbersAreReadAsNumpyAndJavaWriteThem() throws IOException {
    assertThat(csv("a\n1\n-.5\n+2E-3\n1.\nnan\nNaN\ninf\n-Infinity\n").numbers("a"))
        .containsExactly(
            1,
            -0.5,
            0.002,
            1,
            Double.NaN,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);
  }

  @Test
  void aNameThatTwoColumnsHaveNamesNone() throws IOException {
    Csv csv = csv("a,a,b\n1,2,3\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> csv.numbers("a"))
        .withMessageContaining("more than one column \"a\"");
    assertThat(csv.numbers("b")).containsExactly(3);
    assertThat(csv.toTensor().shape()).containsExactly(1, 3);
  }

  @Test
  void semicolonsAndDecimalCommasGetAHint() throws IOException {
    String commas = "write the file with commas there, and with points in its numbers";
    assertThatThrownBy(() -> csv("a;b\n1,5;2\n")).hasMessageContaining(commas);
    assertThatThrownBy(() -> csv("a;b\n1;2\n").numbers("a")).hasMessageContaining(commas);
    assertThatThrownBy(() -> csv("a\tb\n1\t2\n").numbers("a")).hasMessageContaining(commas);
    assertThatThrownBy(() -> csv("a,b\n\"1,5\",2\n").numbers("a"))
        .hasMessageContaining("a number is written with a point");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a,b\n1,2\n3\n' | line 3: expected 2 cells, but found 1",
        "'a,b\n1,2,3\n' | line 2: expected 2 cells, but found 3",
        "'a,b\n1,two\n' | line 2: column b is not a number: \"two\"",
        "'' | line 1: no line of column names",
        "'a\n1\n\"2\n' | line 3: not a table: a quote is not closed",
        "'a\n\"2\"x\n' | line 2: not a table: a quote is not closed, or something follows"
      })
  void aDamagedTableIsRefused(String text, String words) {
    assertThatThrownBy(() -> Csv.parse("t", text.getBytes(StandardCharsets.UTF_8)).toTensor())
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith("t, " + words);
  }

  @Test
  void aPictureKeepsItsColours() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff3300);
    image.setRGB(1, 0, 0x0000cc);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    Picture picture = Picture.parse("p", png.toByteArray());
    assertThat(picture.toTensor().shape()).containsExactly(1, 2, 3);
    assertThat(picture.toTensor().toDoubles()).containsExactly(1, 0.2, 0, 0, 0, 0.8);
    byte[] cut = Arrays.copyOf(png.toByteArray(), png.size() / 2);
    for (byte[] bad : List.of(cut, new byte[0], "GIF89a".getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> Picture.parse("p", bad))
          .isInstanceOf(MalformedFileException.class)
          .hasMessageStartingWith("p, byte 0");
    }
  }
}
