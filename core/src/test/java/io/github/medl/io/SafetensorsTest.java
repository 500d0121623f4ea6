package io.github.medl.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a file put together by hand: {@code fixtures.py}. */
class SafetensorsTest {
  @TempDir Path folder;

  /** A file with this header over so many zero bytes. */
  private static byte[] file(String header, int bytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  @Test
  void everyFormatOfNumbersIsRead() throws IOException {
    Safetensors all = Safetensors.read(Fixture.copy("all.safetensors", folder));
    assertThat(all.metadata()).containsExactly(Map.entry("format", "pt"));
    Map<String, Tensor> tensors = all.tensors();
    assertThat(tensors.keySet())
        .containsExactly("weight", "bias", "half", "brain", "scalar", "nothing");
    assertThat(tensors.get("weight").shape()).containsExactly(2, 3);
    assertThat(tensors.get("weight").toFloats())
        .containsExactly(-0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f);
    assertThat(tensors.get("bias").dtype()).isEqualTo(DType.FLOAT64);
    assertThat(tensors.get("bias").toDoubles()).containsExactly(-0.5, -0.25, 0);
    assertThat(tensors.get("half").toFloats())
        .containsExactly(
            1, -2, 65504, 0x1p-24f, 0x1p-14f, Float.POSITIVE_INFINITY, Float.NaN, -0.0f);
    assertThat(tensors.get("brain").toFloats()).containsExactly(1.5f, Float.NEGATIVE_INFINITY);
    assertThat(tensors.get("scalar").rank()).isZero();
    assertThat(tensors.get("scalar").item()).isEqualTo(7);
    assertThat(tensors.get("nothing").shape()).containsExactly(0, 2);
  }

  @Test
  void tensorsSurviveTheWay() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z \"quoted\" θ", Tensor.of(new double[] {Double.NaN, -0.0, 1e-300}));
    tensors.put("a", Tensor.of(new float[] {1, 2, 3, 4}, 2, 1, 2));
    tensors.put("scalar", Tensor.scalar(5));
    tensors.put("empty", Tensor.zeros(3, 0));
    Path file = folder.resolve("new/weights.safetensors");
    new Safetensors(tensors, Map.of("seed", "1")).write(file);
    Safetensors back = Safetensors.read(file);
    assertThat(back.tensors().keySet()).containsExactlyElementsOf(tensors.keySet());
    for (String key : tensors.keySet()) {
      assertThat(back.tensors().get(key).dtype()).isEqualTo(tensors.get(key).dtype());
      assertThat(back.tensors().get(key).shape()).isEqualTo(tensors.get(key).shape());
      assertThat(back.tensors().get(key).toDoubles()).isEqualTo(tensors.get(key).toDoubles());
    }
    assertThat(back.metadata()).containsExactly(Map.entry("seed", "1"));
    assertThat(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong())
        .as("aligned elements")
        .matches(length -> length % 8 == 0);
  }

  @Test
  void floatsAndDoublesAreLaidOutAsTheFormatSays() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("x", Tensor.of(new float[] {1.5f}, 1));
    tensors.put("y", Tensor.of(new double[] {2}, 1));
    Path path = folder.resolve("a");
    Safetensors.write(path, tensors);
    String header =
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"y\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[4,12]}}";
    byte[] expected = file(header + " ".repeat(Math.floorMod(-header.length(), 8)), 12);
    ByteBuffer.wrap(expected, expected.length - 12, 12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(1.5f)
        .putDouble(2);
    assertThat(Files.readAllBytes(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}|4|the header is no JSON object",
        "{'a':1,'a':2}|0|the header has this name twice",
        "{} {}|0|the header is no JSON object",
        "[]|0|must begin with {",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}|4|needs 8 bytes",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}|4|needs 4 bytes",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,8]}}|4|needs 4 bytes",
        "{'a':{'dtype':'F8_E5M2','shape':[4],'data_offsets':[0,4]}}|4|has dtype \"F8_E5M2\"",
        "{'a':{'shape':[1],'data_offsets':[0,4]}}|4|has dtype",
        "{'a':{'dtype':'F32','data_offsets':[0,4]}}|4|needs \"shape\"",
        "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}|4|needs \"shape\"",
        "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}}|4|needs \"shape\"",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,99999999999999999999]}}|4|needs"
            + " \"data_o",
        "{'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,0]}}|0|larger than an array",
        "{'a':{'dtype':'F32','shape':[4294967297],'data_offsets':[0,4]}}|4|larger than an array",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}|4|ends at 8, but there are 4",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}|8|4 bytes after the last tensor",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}|8|begins at 4, but",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}}|6|\"b\" begins at 2, but",
        "{'__metadata__':{'a':1}}|0|metadata \"a\" is not a text",
      })
  void aDamagedHeaderIsRefused(String header, int bytes, String words) {
    byte[] damaged = file(header.replace('\'', '"'), bytes);
    assertThatThrownBy(() -> Safetensors.parse("x", damaged))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith("x, byte ")
        .hasMessageContaining(words);
  }

  @Test
  void oversizedAndNegativeHeaderLengthsAreRefused() {
    for (long length : new long[] {-1, Long.MAX_VALUE, 100_000_001, 1000, 0}) {
      byte[] damaged = file("{}", 10);
      ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      assertThatThrownBy(() -> Safetensors.parse("x", damaged))
          .isInstanceOf(MalformedFileException.class)
          .hasMessageContaining("a header of " + Long.toUnsignedString(length) + " bytes");
    }
  }

  @Test
  void aTruncatedFileIsRefusedAtEveryLength() {
    byte[] whole = Fixture.bytes("all.safetensors");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Safetensors.parse("x", cut))
          .isInstanceOf(MalformedFileException.class);
    }
  }

  @Test
  void theNameOfTheMetadataIsTaken() {
    Map<String, Tensor> tensors = Map.of("__metadata__", Tensor.scalar(1));
    Path file = folder.resolve("a");
    assertThatIllegalArgumentException().isThrownBy(() -> Safetensors.write(file, tensors));
    assertThat(file).doesNotExist();
  }

  /** As state dicts of PyTorch have them: the steps of a batch normalisation, causal masks. */
  @Test
  void integersAndTruthValuesBecomeDoubles() throws MalformedFileException {
    String header =
        "{'steps':{'dtype':'I64','shape':[],'data_offsets':[0,8]},"
            + "'u32':{'dtype':'U32','shape':[1],'data_offsets':[8,12]},"
            + "'i16':{'dtype':'I16','shape':[2],'data_offsets':[12,16]},"
            + "'u16':{'dtype':'U16','shape':[1],'data_offsets':[16,18]},"
            + "'i8':{'dtype':'I8','shape':[2],'data_offsets':[18,20]},"
            + "'u8':{'dtype':'U8','shape':[2],'data_offsets':[20,22]},"
            + "'mask':{'dtype':'BOOL','shape':[2,1],'data_offsets':[22,24]}}";
    byte[] content = file(header.replace('\'', '"'), 24);
    ByteBuffer data = ByteBuffer.wrap(content, content.length - 24, 24);
    data.order(ByteOrder.LITTLE_ENDIAN).putLong(-(1L << 53)).putInt(-1);
    data.putShort((short) -2).putShort((short) 3).putShort((short) -1);
    data.put((byte) -1).put((byte) 5).put((byte) -1).put((byte) 7).put((byte) 1).put((byte) 0);
    Map<String, Tensor> read = Safetensors.parse("x", content).tensors();
    assertThat(read.get("steps").item()).isEqualTo(-0x1p53);
    assertThat(read.get("u32").toDoubles()).containsExactly(4294967295.0);
    assertThat(read.get("i16").toDoubles()).containsExactly(-2, 3);
    assertThat(read.get("u16").toDoubles()).containsExactly(65535);
    assertThat(read.get("i8").toDoubles()).containsExactly(-1, 5);
    assertThat(read.get("u8").toDoubles()).containsExactly(255, 7);
    assertThat(read.get("mask").shape()).containsExactly(2, 1);
    assertThat(read.get("mask").toDoubles()).containsExactly(1, 0);
    ByteBuffer.wrap(content, content.length - 24, 24)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong((1L << 53) + 1);
    assertThatThrownBy(() -> Safetensors.parse("x", content))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("9007199254740993 cannot be held exactly");
  }
}
