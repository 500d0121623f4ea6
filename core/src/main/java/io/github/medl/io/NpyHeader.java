package io.github.medl.io;

import io.github.medl.tensor.Shapes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the elements of an npy file: a magic word, a version, and a Python dictionary
 * with the element type, the memory order and the shape.
 */
record NpyHeader(
    String descr, ByteOrder order, boolean fortran, int[] shape, int size, int dataOffset) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** The bytes before the dictionary in version 1. */
  static final int PREFIX = 10;

  private static final int LONGEST = 1 << 16;
  private static final Map<String, Integer> BYTES =
      Map.of(
          "f4", 4, "f8", 8, "i1", 1, "u1", 1, "b1", 1, "i2", 2, "u2", 2, "i4", 4, "u4", 4, "i8", 8);
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*(['\"])(\\w+)\\1\\s*:\\s*"
              + "('[^']*'|\"[^\"]*\"|True|False|\\([\\d\\s,L]*\\))\\s*(,|(?=\\}))");

  static NpyHeader parse(String name, byte[] content) throws MalformedFileException {
    if (content.length < PREFIX || !Arrays.equals(content, 0, 6, MAGIC, 0, 6)) {
      throw MalformedFileException.atByte(name, 0, "not an npy file: must begin with 93 'NUMPY'");
    }
    int version = content[6];
    if (version < 1 || version > 3) {
      throw MalformedFileException.atByte(name, 6, "version " + version + " is not known");
    }
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int start = version == 1 ? PREFIX : PREFIX + 2;
    long length =
        version == 1
            ? bytes.getShort(8) & 0xffff
            : content.length < start ? 0 : bytes.getInt(8) & 0xffffffffL;
    if (length > LONGEST) {
      throw MalformedFileException.atByte(
          name, 8, "a header of " + length + " bytes; no more than " + LONGEST + " are allowed");
    }
    if (start + length > content.length) {
      throw MalformedFileException.atByte(
          name, 8, "a header of " + length + " bytes does not fit in " + content.length);
    }
    String text = new String(content, start, (int) length, StandardCharsets.UTF_8);
    Fields fields = new Fields(name, start, text);
    long[] lengths = fields.shape();
    int size = Shaped.size(lengths);
    if (size < 0) {
      throw MalformedFileException.atByte(
          name,
          start,
          "shape " + Shaped.brief(Shaped.text(lengths)) + " is larger than an array can be");
    }
    ByteOrder order =
        fields.descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int[] shape = Arrays.stream(lengths).mapToInt(Math::toIntExact).toArray();
    return new NpyHeader(
        fields.descr, order, fields.fortran.equals("True"), shape, size, start + (int) length);
  }

  /** How long the file is, as far as its beginning tells. */
  static long announced(String name, byte[] beginning) throws MalformedFileException {
    int least = PREFIX + 2; // the dictionary alone is longer
    if (beginning.length < least) {
      return least;
    }
    ByteBuffer bytes = ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN);
    long end =
        beginning[6] == 1
            ? PREFIX + (bytes.getShort(8) & 0xffff)
            : least + (bytes.getInt(8) & 0xffffffffL);
    if (beginning.length < end && end <= least + LONGEST) {
      return end;
    }
    return parse(name, beginning).end();
  }

  /** The length of the whole file. */
  long end() {
    return dataOffset + (long) size * BYTES.get(type());
  }

  /** What an element is: f4, f8, ... */
  String type() {
    return descr.substring(1);
  }

  /** Refuses a file that is longer or shorter than its header says. */
  void checkLength(String name, byte[] content) throws MalformedFileException {
    if (content.length != end()) {
      throw MalformedFileException.atByte(
          name,
          dataOffset,
          String.format(
              Locale.ROOT,
              "expected %d bytes for shape %s of %s, but %s follow",
              end() - dataOffset,
              Shapes.text(shape),
              descr,
              content.length > end() ? "more" : content.length - dataOffset));
    }
  }

  /** The three entries of the dictionary, in whatever order they come. */
  private static final class Fields {
    private final String name;
    private final int start;
    private String descr = "";
    private String fortran = "";
    private String shape = "";

    Fields(String name, int start, String text) throws MalformedFileException {
      this.name = name;
      this.start = start;
      String dict = text.strip();
      if (!dict.startsWith("{") || !dict.endsWith("}")) {
        throw bad("expected a dictionary {...}, but found \"" + Shaped.brief(dict) + "\"");
      }
      int end = dict.length() - 1;
      Matcher entry = ENTRY.matcher(dict).region(1, dict.length());
      int at = 1;
      while (entry.lookingAt()) {
        set(entry.group(2), entry.group(3));
        at = entry.end();
        entry.region(at, dict.length());
      }
      if (!dict.substring(at, end).isBlank()) {
        throw bad("cannot read \"" + Shaped.brief(dict.substring(at, end)) + "\"");
      }
      if (descr.isEmpty() || fortran.isEmpty() || shape.isEmpty()) {
        throw bad("descr, fortran_order or shape is missing in " + Shaped.brief(dict));
      }
      if (descr.length() != 3
          || "<>|=".indexOf(descr.charAt(0)) < 0
          || !BYTES.containsKey(descr.substring(1))) {
        throw bad("elements of type '" + Shaped.brief(descr) + "' cannot be read as real numbers");
      }
    }

    private void set(String key, String value) throws MalformedFileException {
      boolean quoted = value.startsWith("'") || value.startsWith("\"");
      if (key.equals("descr") && descr.isEmpty() && quoted) {
        descr = value.substring(1, value.length() - 1);
      } else if (key.equals("fortran_order") && fortran.isEmpty() && value.matches("True|False")) {
        fortran = value;
      } else if (key.equals("shape") && shape.isEmpty() && value.startsWith("(")) {
        shape = value;
      } else {
        throw bad("did not expect " + key + ": " + Shaped.brief(value));
      }
    }

    /** The numbers between the commas; one comma may follow the last. */
    long[] shape() throws MalformedFileException {
      String inner = shape.substring(1, shape.length() - 1).strip();
      if (inner.isEmpty()) {
        return new long[0];
      }
      String[] lengths =
          (inner.endsWith(",") ? inner.substring(0, inner.length() - 1) : inner).split(",", -1);
      long[] numbers = new long[lengths.length];
      for (int i = 0; i < numbers.length; i++) {
        String digits = lengths[i].strip();
        if (digits.endsWith("L")) { // a long integer of Python 2
          digits = digits.substring(0, digits.length() - 1);
        }
        if (!digits.matches("[0-9]+")) {
          throw bad("shape " + Shaped.brief(shape) + " is no tuple of numbers");
        }
        // What does not fit in a long is too large in any case.
        numbers[i] = digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
      }
      return numbers;
    }

    private MalformedFileException bad(String reason) {
      return MalformedFileException.atByte(name, start, reason);
    }
  }
}
