package io.github.medl.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a reader is given, it reads them or says what is wrong, in little memory. */
class MalformedInputTest {
  private static final int TRIALS = 500;
  private static final long MEGABYTE = 1 << 20;

  private static final byte[] IDX = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 5, 6};

  @TempDir Path folder;

  @FunctionalInterface
  private interface Reader {
    void read(Path file) throws IOException;
  }

  private static Map<String, Reader> readers() {
    Map<String, Reader> readers = new LinkedHashMap<>();
    readers.put("npy", Npy::read);
    readers.put("npz", Npz::read);
    readers.put("safetensors", Safetensors::read);
    readers.put("idx", Idx::read);
    readers.put("idx packed", Idx::read);
    readers.put("csv", file -> Csv.read(file).toTensor());
    readers.put("picture", Picture::read);
    return readers;
  }

  /** A small file that is right. */
  private static byte[] good(String kind) throws IOException {
    return switch (kind) {
      case "npy" -> Fixture.bytes("f8.npy");
      case "npz" -> Fixture.bytes("deflated.npz");
      case "safetensors" -> Fixture.bytes("all.safetensors");
      case "idx" -> IDX;
      case "idx packed" -> gzip(IDX);
      case "csv" -> "# drawn\na,\"b,c\"\n1,-2e3\n.5,nan\n".getBytes(StandardCharsets.UTF_8);
      default -> png();
    };
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png);
    return png.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  @TestFactory
  Iterable<DynamicTest> damagedFilesAreReadOrRefusedInWords() {
    return readers().entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> damage(entry.getKey())))
        .toList();
  }

  private void damage(String kind) throws IOException {
    SplittableStream stream = RandomStream.seed(1312);
    Reader reader = readers().get(kind);
    byte[] good = good(kind);
    reader.read(Files.write(folder.resolve("good"), good));
    Path file = folder.resolve("bad");
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Files.write(file, damaged(good, stream));
      long before = allocated();
      try {
        reader.read(file);
      } catch (MalformedFileException e) {
        refused++;
        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("Exception");
      }
      assertThat(allocated() - before).as("%s, trial %d", kind, trial).isLessThan(64 * MEGABYTE);
    }
    assertThat(refused).isGreaterThan(TRIALS / 4);
  }

  /** One to four bytes changed to anything, or to what is at the edge; cut, or doubled. */
  private static byte[] damaged(byte[] good, SplittableStream stream) {
    byte[] bad = good.clone();
    for (int changes = stream.nextInt(5); changes > 0; changes--) {
      byte[] edges = {0, -1, 127, -128, '0', '9', ',', '"', '}', (byte) stream.nextInt(256)};
      bad[stream.nextInt(bad.length)] = edges[stream.nextInt(edges.length)];
    }
    return switch (stream.nextInt(4)) {
      case 0 -> Arrays.copyOf(bad, stream.nextInt(bad.length));
      case 1 -> {
        byte[] twice = Arrays.copyOf(bad, 2 * bad.length);
        System.arraycopy(bad, 0, twice, bad.length, bad.length);
        yield twice;
      }
      default -> bad;
    };
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void aSmallFileThatUnpacksToMuchIsLeftAtTheLengthThatItAnnounces() throws IOException {
    Path idx = folder.resolve("bomb.gz");
    byte[] header = {0, 0, 8, 1, 0, 0, 0, 1};
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(idx))) {
      out.write(header);
      zeros(out, 200);
    }
    refusedInLittleMemory(Idx::read, idx, "the header announces 1 elements, but more follow");

    Path npz = folder.resolve("bomb.npz");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(npz))) {
      out.putNextEntry(new ZipEntry("a.npy"));
      Npy.writeTo(out, Tensor.vector(1, 2));
      zeros(out, 200);
    }
    refusedInLittleMemory(Npz::read, npz, "expected 16 bytes for shape (2,) of <f8, but more");
  }

  @Test
  void aLargeFileWithASmallHeaderIsNotReadToItsEnd() throws IOException {
    Path npy = folder.resolve("large.npy");
    try (OutputStream out = Files.newOutputStream(npy)) {
      Npy.writeTo(out, Tensor.vector(1, 2));
      zeros(out, 100);
    }
    refusedInLittleMemory(Npy::read, npy, "expected 16 bytes for shape (2,) of <f8, but more");
    Path safetensors = folder.resolve("large.safetensors");
    Safetensors.write(safetensors, Map.of("a", Tensor.vector(1, 2)));
    try (OutputStream out = Files.newOutputStream(safetensors, StandardOpenOption.APPEND)) {
      zeros(out, 100);
    }
    refusedInLittleMemory(Safetensors::read, safetensors, "1 bytes after the last tensor");
  }

  private static void zeros(OutputStream out, int megabytes) throws IOException {
    byte[] zeros = new byte[(int) MEGABYTE];
    for (int i = 0; i < megabytes; i++) {
      out.write(zeros);
    }
  }

  @Test
  void whatIsOnlyAnnouncedTakesNoMemory() throws IOException {
    byte[] idx = {0, 0, 8, 1, 127, -1, -1, 0, 5, 6};
    refusedInLittleMemory(
        Idx::read, Files.write(folder.resolve("a.gz"), gzip(idx)), "announces 2147483392 elements");
    Path npz = folder.resolve("a.npz");
    byte[] npy = Fixture.edited(Fixture.bytes("f8.npy"), "(2, 3), }", "(99999999");
    npy = Fixture.edited(npy, "(99999999          ", "(250000000,), }    ");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(npz))) {
      out.putNextEntry(new ZipEntry("a.npy"));
      out.write(npy);
    }
    refusedInLittleMemory(Npz::read, npz, "expected 2000000000 bytes");
    byte[] png = png();
    ByteBuffer.wrap(png).putInt(16, 10_000).putInt(20, 10_000); // width and height
    refusedInLittleMemory(
        Picture::read, Files.write(folder.resolve("a.png"), png), "100000000 pixels are too many");
    byte[] header =
        ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).putLong(99_999_999).array();
    header[8] = '{';
    refusedInLittleMemory(
        Safetensors::read, Files.write(folder.resolve("a"), header), "does not fit in a file of 9");
  }

  private static void refusedInLittleMemory(Reader reader, Path file, String words) {
    long before = allocated();
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(words);
    assertThat(allocated() - before).isLessThan(32 * MEGABYTE);
  }

  @Test
  void aFileThatIsNotThereIsNamedWithItsFormat() {
    Path absent = folder.resolve("missing");
    readers()
        .forEach(
            (kind, reader) -> {
              assertThatThrownBy(() -> reader.read(absent))
                  .isInstanceOf(NoSuchFileException.class)
                  .hasMessage(kind.split(" ")[0] + ": there is no file " + absent);
              assertThatThrownBy(() -> reader.read(folder))
                  .isInstanceOf(IOException.class)
                  .hasMessage(kind.split(" ")[0] + ": " + folder + " is a folder, not a file");
            });
  }
}
