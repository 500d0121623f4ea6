package io.github.medl.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Named tensors in the format {@code .safetensors}, in which weights of networks are exchanged.
 *
 * <p>The file: the header's length (8 bytes, little-endian), a JSON object that gives each tensor
 * its dtype, shape and place, then the elements, little-endian and row-major, without gaps. Reads
 * F64, F32, F16 and BF16 (the last two become FLOAT32, exactly), I32, and the other integers, which
 * count the steps of a normalisation, and truth values, which are masks (but for U64); these become
 * FLOAT64, as long as every one is a double exactly. Writes F64, F32 and I32. Source: the format's
 * description at github.com/huggingface/safetensors.
 *
 * @param tensors the tensors by name, in the order of the header
 * @param metadata free text by name
 */
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final Map<DType, String> NAMES =
      Map.of(DType.FLOAT64, "F64", DType.FLOAT32, "F32", DType.INT32, "I32");
  private static final int LONGEST_HEADER = 100_000_000;
  private static final int PREFIX = 8;

  /**
   * Named tensors with their order kept.
   *
   * @param tensors the tensors by name
   * @param metadata free text by name
   */
  public Safetensors {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its tensors and metadata
   * @throws MalformedFileException if the header is damaged, too long or names a tensor twice, a
   *     dtype is not known, or places overlap, leave gaps or lie outside the file
   * @throws IOException if reading fails
   */
  public static Safetensors read(Path file) throws IOException {
    String name = file.toString();
    return parse(
        name, FileContent.announced("safetensors", file, beginning -> announced(name, beginning)));
  }

  /**
   * Reads the content of a file.
   *
   * @param name the file's name, for errors
   * @param content the bytes
   * @return its tensors and metadata
   * @throws MalformedFileException as for {@link #read}
   */
  public static Safetensors parse(String name, byte[] content) throws MalformedFileException {
    if (content.length < PREFIX) {
      throw MalformedFileException.atByte(name, content.length, "no room for the header's length");
    }
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int length = headerLength(name, content);
    if (length > content.length - PREFIX) {
      throw MalformedFileException.atByte(
          name, 0, "a header of " + length + " bytes does not fit in a file of " + content.length);
    }
    int start = PREFIX + length;
    Map<String, String> metadata = new LinkedHashMap<>();
    List<SafetensorsEntry> entries = entries(name, header(name, content, length), metadata);
    checkPlaces(name, entries, start, content.length - start);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SafetensorsEntry entry : entries) {
      tensors.put(entry.key(), entry.tensor(name, bytes, start));
    }
    return new Safetensors(tensors, metadata);
  }

  /** How long the file is, as far as its beginning tells. */
  private static long announced(String name, byte[] beginning) throws MalformedFileException {
    if (beginning.length < PREFIX) {
      return PREFIX;
    }
    int length = headerLength(name, beginning);
    if (beginning.length < PREFIX + length) {
      return PREFIX + length;
    }
    JsonNode header = header(name, beginning, length);
    return entries(name, header, new LinkedHashMap<>()).stream()
        .mapToLong(entry -> PREFIX + length + entry.to())
        .max()
        .orElse(PREFIX + length);
  }

  private static int headerLength(String name, byte[] content) throws MalformedFileException {
    long length = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (length < 2 || length > LONGEST_HEADER) {
      throw MalformedFileException.atByte(
          name,
          0,
          String.format(
              Locale.ROOT,
              "a header of %s bytes; from 2 to %d are allowed",
              Long.toUnsignedString(length),
              LONGEST_HEADER));
    }
    return (int) length;
  }

  private static List<SafetensorsEntry> entries(
      String name, JsonNode header, Map<String, String> metadata) throws MalformedFileException {
    List<SafetensorsEntry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : header.properties()) {
      if (field.getKey().equals(METADATA)) {
        metadata(name, field.getValue(), metadata);
      } else {
        entries.add(SafetensorsEntry.of(name, field.getKey(), field.getValue()));
      }
    }
    return entries;
  }

  private static JsonNode header(String name, byte[] content, int length)
      throws MalformedFileException {
    JsonMapper mapper =
        JsonMapper.builder(
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    if (content[PREFIX] != '{') {
      throw MalformedFileException.atByte(name, PREFIX, "the header must begin with {");
    }
    try {
      return mapper.readTree(content, PREFIX, length);
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
      boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
      throw MalformedFileException.atByte(
          name,
          PREFIX + at,
          twice ? "the header has this name twice" : "from here on the header is no JSON object");
    } catch (IOException e) {
      throw MalformedFileException.atByte(name, PREFIX, "unreadable header: " + Reason.of(e));
    }
  }

  private static void metadata(String name, JsonNode node, Map<String, String> metadata)
      throws MalformedFileException {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getValue().isTextual()) {
        throw MalformedFileException.atByte(
            name, PREFIX, "metadata \"" + field.getKey() + "\" is not a text");
      }
      metadata.put(field.getKey(), field.getValue().textValue());
    }
  }

  /** The tensors, sorted by place, must follow each other from 0 to the end of the file. */
  private static void checkPlaces(
      String name, List<SafetensorsEntry> entries, int start, int length)
      throws MalformedFileException {
    List<SafetensorsEntry> sorted = new ArrayList<>(entries);
    sorted.sort(
        Comparator.comparingLong(SafetensorsEntry::from).thenComparingLong(SafetensorsEntry::to));
    long end = 0;
    for (SafetensorsEntry entry : sorted) {
      if (entry.from() != end) {
        throw MalformedFileException.atByte(
            name,
            start + end,
            String.format(
                Locale.ROOT,
                "tensor \"%s\" begins at %d, but the one before ends at %d",
                entry.key(),
                entry.from(),
                end));
      }
      if (entry.to() > length) {
        throw MalformedFileException.atByte(
            name,
            start + entry.from(),
            String.format(
                Locale.ROOT,
                "tensor \"%s\" ends at %d, but there are %d bytes",
                entry.key(),
                entry.to(),
                length));
      }
      end = entry.to();
    }
    if (end != length) {
      throw MalformedFileException.atByte(
          name, start + end, (length - end) + " bytes after the last tensor");
    }
  }

  /**
   * Writes a file, whole or not at all ({@link AtomicFile}), without metadata.
   *
   * @param file the file to create or replace
   * @param tensors the tensors by name, written as F64, F32 or, of codes, I32
   * @throws IOException if writing fails
   */
  public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    new Safetensors(tensors, Map.of()).write(file);
  }

  /**
   * Writes a file, whole or not at all ({@link AtomicFile}).
   *
   * @param file the file to create or replace
   * @throws IOException if writing fails
   * @throws IllegalArgumentException if a tensor is called {@code __metadata__}
   */
  public void write(Path file) throws IOException {
    if (tensors.containsKey(METADATA)) {
      throw new IllegalArgumentException("no tensor can be called " + METADATA);
    }
    JsonMapper mapper = new JsonMapper();
    ObjectNode header = mapper.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode node = header.putObject(METADATA);
      metadata.forEach(node::put);
    }
    long end = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      ObjectNode node = header.putObject(entry.getKey());
      String name = NAMES.get(tensor.dtype());
      node.put("dtype", name);
      ArrayNode shape = node.putArray("shape");
      for (int n : tensor.shape()) {
        shape.add(n);
      }
      long from = end;
      end += (long) tensor.size() * SafetensorsEntry.BYTES.get(name);
      node.putArray("data_offsets").add(from).add(end);
    }
    byte[] json = mapper.writeValueAsBytes(header);
    int filling = Math.floorMod(-json.length, 8);
    ByteBuffer prefix = ByteBuffer.allocate(PREFIX).order(ByteOrder.LITTLE_ENDIAN);
    prefix.putLong(json.length + filling);
    AtomicFile.write(
        file,
        out -> {
          out.write(prefix.array());
          out.write(json);
          out.write(" ".repeat(filling).getBytes(StandardCharsets.US_ASCII));
          for (Tensor tensor : tensors.values()) {
            LittleEndian.write(out, tensor);
          }
        });
  }
}
