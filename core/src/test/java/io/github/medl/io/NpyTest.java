package io.github.medl.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against files that NumPy wrote: {@code fixtures.py}. */
class NpyTest {
  private static final Tensor A = Tensor.of(new double[] {-0.5, -0.25, 0, 0.25, 0.5, 0.75}, 2, 3);

  @TempDir Path folder;

  private static Tensor read(String file) throws IOException {
    return Npy.parse(file, Fixture.bytes(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f8.npy", "f8_fortran.npy", "f8_big.npy", "version2.npy", "version3.npy"})
  void everyVersionAndOrderGivesTheSameArray(String file) throws IOException {
    assertThat(read(file)).isEqualTo(A);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(2L, 3L), }", "(2L, 3), } ", "(2,3L) }   "})
  void lengthsMayBeWrittenAsPython2Did(String lengths) throws IOException {
    byte[] old = Fixture.edited(Fixture.bytes("f8.npy"), "(2, 3), }  ", lengths);
    assertThat(Npy.parse("x", old)).isEqualTo(A);
    byte[] quotes = Fixture.bytes("f8.npy");
    for (int i = 10; i < 128; i++) {
      quotes[i] = quotes[i] == '\'' ? (byte) '"' : quotes[i];
    }
    assertThat(Npy.parse("x", quotes)).isEqualTo(A);
  }

  @Test
  void singlePrecisionStaysSingle() throws IOException {
    assertThat(read("f4.npy").dtype()).isEqualTo(DType.FLOAT32);
    assertThat(read("f4.npy").toFloats()).containsExactly(A.toFloats());
    Tensor b = read("f4_big_fortran.npy");
    assertThat(b.shape()).containsExactly(2, 3, 4);
    for (int i = 0; i < 24; i++) {
      assertThat(b.toFloats()[i]).isEqualTo(i);
    }
  }

  @Test
  void integersAndTruthValuesBecomeDoubles() throws IOException {
    assertThat(read("i4.npy").toDoubles()).containsExactly(-1, 2147483647);
    assertThat(read("i8.npy").toDoubles()).containsExactly(-0x1p53, 7);
    assertThat(read("u1.npy").toDoubles()).containsExactly(0, 255);
    assertThat(read("b1.npy").shape()).containsExactly(2, 1);
    assertThat(read("b1.npy").toDoubles()).containsExactly(1, 0);
  }

  @Test
  void scalarsEmptyArraysAndSpecialNumbersAreRead() throws IOException {
    assertThat(read("scalar.npy").rank()).isZero();
    assertThat(read("scalar.npy").item()).isEqualTo(2.5);
    assertThat(read("empty.npy").shape()).containsExactly(0, 3);
    assertThat(read("special.npy").toDoubles())
        .containsExactly(
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f8.npy", "f4.npy", "scalar.npy", "empty.npy", "special.npy"})
  void whatIsWrittenIsByteForByteWhatNumpyWrites(String file) throws IOException {
    Path written = folder.resolve(file);
    Npy.write(written, read(file));
    assertThat(Files.readAllBytes(written)).isEqualTo(Fixture.bytes(file));
  }

  @Test
  void manyElementsSurviveTheWay() throws IOException {
    Path file = folder.resolve("large.npy");
    Tensor tensor = Tensor.arange(30_001);
    Npy.write(file, tensor);
    assertThat(Npy.read(file)).isEqualTo(tensor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMPY | NUMPX | byte 0: not an npy file",
        "'<f8' | '|O ' | cannot be read as real numbers",
        "'<f8' | '<f9' | cannot be read as real numbers",
        "descr | discr | did not expect discr",
        "False | Maybe | cannot read",
        "(2, 3) | (2, 4) | byte 128: expected 64 bytes for shape (2, 4) of <f8, but 48 follow",
        "(2, 3) | (2, 1) | expected 16 bytes",
        "(2, 3) | (2 -3) | cannot read",
        "(2, 3) | (2  3) | is no tuple of numbers",
        "(2, 3) | (2,,3) | is no tuple of numbers",
        "(2, 3), } | 999999999 | expected a dictionary",
        "{'descr | ['descr | expected a dictionary",
        "'shape' | 'descr' | did not expect descr",
      })
  void aDamagedHeaderIsRefused(String old, String now, String words) {
    byte[] damaged = Fixture.edited(Fixture.bytes("f8.npy"), pad(old, now), now);
    assertThatThrownBy(() -> Npy.parse("x", damaged))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith("x, byte ")
        .hasMessageContaining(words);
  }

  private static String pad(String old, String now) {
    assertThat(old).hasSameSizeAs(now);
    return old;
  }

  @Test
  void shapesThatOverflowAreRefused() {
    byte[] huge =
        Fixture.edited(
            Fixture.bytes("f8.npy"), "(2, 3), }                  ", "(4294967296, 4294967296), }");
    assertThatThrownBy(() -> Npy.parse("x", huge)).hasMessageContaining("larger than an array");
    byte[] digits =
        Fixture.edited(
            Fixture.bytes("f8.npy"), "(2, 3), }                  ", "(99999999999999999999,), } ");
    assertThatThrownBy(() -> Npy.parse("x", digits)).hasMessageContaining("larger than an array");
  }

  @Test
  void moreAxesThanAnyArrayHasAreRefused() {
    String dict =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (" + "1,".repeat(30_000) + ")}";
    byte[] header = dict.getBytes(StandardCharsets.US_ASCII);
    byte[] start = Arrays.copyOf(Fixture.bytes("f8.npy"), 10 + header.length + 8);
    start[8] = (byte) header.length;
    start[9] = (byte) (header.length >> 8);
    System.arraycopy(header, 0, start, 10, header.length);
    assertThatThrownBy(() -> Npy.parse("x", start))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("larger than an array");
  }

  @Test
  void anOversizedHeaderLengthIsRefused() {
    byte[] damaged = Fixture.bytes("version2.npy");
    Arrays.fill(damaged, 8, 12, (byte) 0xff);
    assertThatThrownBy(() -> Npy.parse("x", damaged))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("a header of 4294967295 bytes; no more than 65536");
    damaged[6] = 4;
    assertThatThrownBy(() -> Npy.parse("x", damaged)).hasMessageContaining("version 4");
  }

  @Test
  void aTruncatedFileIsRefusedAtEveryLength() {
    for (String file : new String[] {"f8.npy", "version2.npy"}) {
      byte[] whole = Fixture.bytes(file);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> Npy.parse("x", cut)).isInstanceOf(MalformedFileException.class);
      }
    }
  }

  @Test
  void numbersThatAreNotRealOrNotExactAreRefused() {
    assertThatThrownBy(() -> read("complex.npy"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("'<c16' cannot be read as real numbers");
    assertThatThrownBy(() -> read("i8_too_large.npy"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("byte 136: the integer 9007199254740993 cannot be held");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "deflated.npz"})
  void archivesOfNumpyAreRead(String file) throws IOException {
    Map<String, Tensor> tensors = Npz.read(Fixture.copy(file, folder));
    assertThat(tensors.keySet()).containsExactly("a", "b");
    assertThat(tensors.get("a")).isEqualTo(A);
    assertThat(tensors.get("b").toFloats()).containsExactly(1, 2);
  }

  @Test
  void anArchiveSurvivesTheWayAndDependsOnItsContentOnly() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("second/w", A);
    tensors.put("first", Tensor.scalar(3));
    Path one = folder.resolve("one.npz");
    Path two = folder.resolve("two.npz");
    Npz.write(one, tensors);
    Npz.write(two, tensors);
    assertThat(Npz.read(one)).containsExactlyEntriesOf(tensors);
    assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
  }

  @Test
  void aDamagedArchiveIsRefused() throws IOException {
    byte[] whole = Fixture.bytes("stored.npz");
    Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> Npz.read(cut)).isInstanceOf(MalformedFileException.class);
    byte[] flipped = whole.clone();
    flipped[180] ^= 1;
    Path bad = Files.write(folder.resolve("bad.npz"), flipped);
    assertThatThrownBy(() -> Npz.read(bad)).isInstanceOf(MalformedFileException.class);
    byte[] other = Fixture.edited(whole, "a.npy", "a.txt");
    Path text = Files.write(folder.resolve("text.npz"), other);
    assertThatThrownBy(() -> Npz.read(text)).hasMessageContaining("holds \"a.txt\", no .npy");
    assertThatThrownBy(() -> Npz.read(folder.resolve("absent.npz")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
