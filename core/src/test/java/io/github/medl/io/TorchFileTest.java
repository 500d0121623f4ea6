package io.github.medl.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that PyTorch 1.13 wrote, and files made here byte by byte, whole and damaged. */
class TorchFileTest {
  /** ((7 i mod 11) - 5) / 8, which every format holds exactly. */
  private static final double[] STEPS = {-.625, .25, -.25, .625, .125, -.375};

  @TempDir private Path folder;

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(TorchFileTest.class.getResource(name)).toURI());
  }

  @Test
  void whatPyTorchWroteIsReadInEveryFormat() throws IOException, URISyntaxException {
    Map<String, Tensor> read = TorchFile.read(resource("torch-formats.pt"));
    Tensor steps = Tensor.of(STEPS, 2, 3);
    Tensor floats = steps.cast(DType.FLOAT32);
    Map<String, Tensor> expected = new LinkedHashMap<>();
    expected.put("float", floats);
    expected.put("transposed", floats.transpose());
    expected.put("part", Tensor.of(new double[] {7, 9, 11, 13, 15, 17}, 2, 3).cast(DType.FLOAT32));
    expected.put("double", steps.div(3));
    expected.put("long", Tensor.vector(1L << 40, -3));
    expected.put("int", Tensor.of(new double[] {1, -2}, 2, 1));
    expected.put("half", floats);
    expected.put("bfloat16", floats);
    expected.put("bool", Tensor.vector(1, 0));
    expected.put("byte", Tensor.vector(200));
    expected.put("char", Tensor.vector(-100));
    expected.put("short", Tensor.vector(-300));
    expected.put("scalar", Tensor.scalar(2.5).cast(DType.FLOAT32));
    expected.put("parameter", floats.mul(2));
    expected.put("empty", Tensor.zeros(0, 3).cast(DType.FLOAT32));
    assertThat(read).isEqualTo(expected);
    assertThat(read.keySet()).containsExactlyElementsOf(expected.keySet());
  }

  @Test
  void whatIsNoDictionaryOfTensorsIsRefused() {
    refused("torch-module.pt", "save model.state_dict()", "torch.nn.modules.linear.Linear");
    refused("torch-tensor.pt", "save model.state_dict()", "torch._utils._rebuild_tensor_v2");
    refused("torch-legacy.pt", "no zip archive, as torch.save writes since PyTorch 1.6");
  }

  private static void refused(String name, String... words) {
    assertThatThrownBy(() -> TorchFile.read(resource(name)))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(name)
        .hasMessageContainingAll(words);
  }

  // ---------------------------------------------------------------- files made here

  /** A pickle of protocol 2, as text whose characters are its bytes. */
  private static String dictionary(String... namesAndValues) {
    StringBuilder text = new StringBuilder("\u0080\u0002}(");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text.append(unicode(namesAndValues[i])).append(namesAndValues[i + 1]);
    }
    return text.append("u.").toString();
  }

  private static String number(int n) {
    return "J" + four(n);
  }

  private static String four(int n) {
    byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(n).array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String unicode(String text) {
    return "X" + four(text.length()) + text;
  }

  private static String tuple(int... numbers) {
    StringBuilder text = new StringBuilder("(");
    Arrays.stream(numbers).forEach(n -> text.append(number(n)));
    return text.append("t").toString();
  }

  /** A call of _rebuild_tensor_v2 with a storage of floats by its persistent id. */
  private static String tensor(String type, int count, int offset, int[] shape, int[] strides) {
    return "ctorch._utils\n_rebuild_tensor_v2\n(("
        + (unicode("storage") + "ctorch\n" + type + "\n" + unicode("0") + unicode("cpu"))
        + (number(count) + "tQ" + number(offset) + tuple(shape) + tuple(strides))
        + "\u0089ccollections\nOrderedDict\n)RtR";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The numbers 0, 1, ..., 5, each in four bytes. */
  private static byte[] floats(ByteOrder order) {
    ByteBuffer buffer = ByteBuffer.allocate(24).order(order);
    for (int i = 0; i < 6; i++) {
      buffer.putFloat(i);
    }
    return buffer.array();
  }

  private static byte[] archive(boolean isStored, Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(e.getKey());
        if (isStored) {
          CRC32 sum = new CRC32();
          sum.update(e.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(e.getValue().length);
          entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(e.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] archive(String pickle) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("net/data.pkl", bytes(pickle));
    entries.put("net/data/0", floats(ByteOrder.LITTLE_ENDIAN));
    return archive(true, entries);
  }

  private Map<String, Tensor> read(byte[] content) throws IOException {
    return TorchFile.read(Files.write(folder.resolve("made.pt"), content));
  }

  private void refused(byte[] content, String... words) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("made.pt")
        .hasMessageContainingAll(words);
  }

  private static String whole(int[] shape, int[] strides) {
    return tensor("FloatStorage", 6, 0, shape, strides);
  }

  @Test
  void stridesSayHowATensorLiesInItsStorage() throws IOException {
    String pickle =
        dictionary(
            "rows", whole(new int[] {2, 3}, new int[] {3, 1}),
            "columns", whole(new int[] {2, 3}, new int[] {1, 2}),
            "last", tensor("FloatStorage", 6, 5, new int[] {}, new int[] {}),
            "epoch", number(3));
    Map<String, Tensor> read = read(archive(pickle));
    assertThat(read).containsOnlyKeys("rows", "columns", "last");
    assertThat(read.get("rows").toDoubles()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(read.get("columns").toDoubles()).containsExactly(0, 2, 4, 1, 3, 5);
    assertThat(read.get("last")).isEqualTo(Tensor.scalar(5).cast(DType.FLOAT32));
  }

  @Test
  void theOrderOfBytesIsTheFiles() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    String pickle = dictionary("w", whole(new int[] {6}, new int[] {1}));
    entries.put("net/data.pkl", bytes(pickle));
    entries.put("net/byteorder", bytes("big"));
    entries.put("net/data/0", floats(ByteOrder.BIG_ENDIAN));
    assertThat(read(archive(true, entries)).get("w").toDoubles()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void whatIsUnknownIsNamedAndNeverRun() throws IOException {
    String call = "cos\nsystem\n" + unicode("ls") + "\u0085R";
    refused(archive(dictionary("w", call)), "\"w\" is a os.system, which is not read here");
    refused(archive("\u0080\u0002" + call + "."), "this is a os.system");
    refused(
        archive(dictionary("w", tensor("QInt8Storage", 6, 0, new int[] {6}, new int[] {1}))),
        "\"w\" lies in a torch.QInt8Storage");
  }

  @Test
  void tensorsThatDoNotLieInTheirStorageAreRefused() throws IOException {
    int[][][] bad = {
      {{7}, {1}},
      {{2, 3}, {3, 2}},
      {{2}, {-1}},
      {{1 << 30, 1 << 30}, {0, 0}},
      {{3, 3}, {0, 1}},
      {{2, 1, 1}, {Integer.MAX_VALUE, 1, 1}},
      {{-1}, {1}}
    };
    for (int[][] shapeAndStrides : bad) {
      refused(
          archive(dictionary("w", whole(shapeAndStrides[0], shapeAndStrides[1]))),
          "\"w\" of shape",
          "does not lie in a storage of 6");
    }
    refused(
        archive(dictionary("w", tensor("FloatStorage", 6, -1, new int[] {1}, new int[] {1}))),
        "does not lie");
    refused(archive(dictionary("w", whole(new int[] {6}, new int[] {1, 1}))), "1 axes, 2 strides");
    refused(
        archive(dictionary("w", tensor("FloatStorage", 1 << 30, 0, new int[] {6}, new int[] {1}))),
        "a storage of 1073741824 numbers of 4 bytes, and there are 24 bytes");
  }

  @Test
  void aDictionaryInItselfIsRefused() throws IOException {
    refused(archive("\u0080\u0002}q\u0000" + unicode("w") + "h\u0000s."), "more than 16 deep");
  }

  @Test
  void anotherArchiveIsRefused() throws IOException {
    refused(archive(true, Map.of("a.txt", bytes("a"))), "one data.pkl, here are 0");
    String pickle = dictionary("w", whole(new int[] {6}, new int[] {1}));
    refused(
        archive(false, Map.of("net/data.pkl", bytes(pickle))),
        "\"net/data.pkl\" is compressed, which PyTorch's files are not");
    refused(archive(true, Map.of("net/data.pkl", bytes(pickle))), "storage 0, which is not there");
  }

  @Test
  void everyTruncationIsRefusedInWords() throws IOException {
    byte[] whole = archive(dictionary("w", whole(new int[] {6}, new int[] {1})));
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), "zip");
    }
    String pickle = dictionary("w", whole(new int[] {6}, new int[] {1}));
    for (int length = 2; length < pickle.length(); length++) {
      refused(archive(pickle.substring(0, length)), "data.pkl");
    }
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> TorchFile.read(folder.resolve("none.pt")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("PyTorch file: there is no file");
  }
}
