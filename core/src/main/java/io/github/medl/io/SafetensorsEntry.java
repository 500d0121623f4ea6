package io.github.medl.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the header of a safetensors file says of one tensor; places count from the first element.
 */
record SafetensorsEntry(String key, String dtype, int[] shape, int size, long from, long to) {
  static final Map<String, Integer> BYTES =
      Map.ofEntries(
          Map.entry("F64", 8),
          Map.entry("F32", 4),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("I64", 8),
          Map.entry("I32", 4),
          Map.entry("I16", 2),
          Map.entry("I8", 1),
          Map.entry("U32", 4),
          Map.entry("U16", 2),
          Map.entry("U8", 1),
          Map.entry("BOOL", 1));
  private static final int HEADER = 8;

  static SafetensorsEntry of(String file, String key, JsonNode node) throws MalformedFileException {
    JsonNode type = node.path("dtype");
    long[] shape = numbers(file, key, node, "shape");
    long[] place = numbers(file, key, node, "data_offsets");
    Integer width = BYTES.get(type.asText());
    if (width == null) {
      throw bad(
          file,
          key,
          "has dtype "
              + Shaped.brief(type.toString())
              + "; known are "
              + String.join(", ", new TreeSet<>(BYTES.keySet())));
    }
    int size = Shaped.size(shape);
    if (size < 0) {
      throw bad(
          file,
          key,
          "of shape " + Shaped.brief(Shaped.text(shape)) + " is larger than an array can be");
    }
    if (place.length != 2 || place[1] < place[0] || place[1] - place[0] != (long) size * width) {
      throw bad(
          file,
          key,
          String.format(
              Locale.ROOT,
              "of shape %s and dtype %s needs %d bytes, but its data_offsets are %s",
              Shaped.brief(Shaped.text(shape)),
              type.asText(),
              (long) size * width,
              Shaped.brief(Arrays.toString(place))));
    }
    int[] lengths = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    return new SafetensorsEntry(key, type.asText(), lengths, size, place[0], place[1]);
  }

  private static long[] numbers(String file, String key, JsonNode node, String field)
      throws MalformedFileException {
    JsonNode array = node.path(field);
    long[] numbers = new long[array.size()];
    boolean good = array.isArray();
    for (int i = 0; good && i < numbers.length; i++) {
      JsonNode number = array.get(i);
      good = number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
      numbers[i] = good ? number.longValue() : 0;
    }
    if (!good) {
      throw bad(file, key, "needs \"" + field + "\", an array of integers that are not negative");
    }
    return numbers;
  }

  private static MalformedFileException bad(String file, String key, String reason) {
    return MalformedFileException.atByte(
        file, HEADER, "tensor \"" + Shaped.brief(key) + "\" " + reason);
  }

  /** The tensor itself; its place has been checked. */
  Tensor tensor(String file, ByteBuffer bytes, int start) throws MalformedFileException {
    bytes.position(start + (int) from);
    if (!dtype.contains("F") && !dtype.equals("I32")) {
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        long at = bytes.position();
        values[i] = Npy.exact(file, at, whole(bytes));
      }
      return Tensor.wrap(values, shape);
    }
    if (dtype.equals("F64")) {
      double[] values = new double[size];
      bytes.asDoubleBuffer().get(values);
      return Tensor.wrap(values, shape);
    }
    if (dtype.equals("I32")) {
      int[] codes = new int[size];
      bytes.asIntBuffer().get(codes);
      return Codes.of(codes, shape);
    }
    float[] values = new float[size];
    if (dtype.equals("F32")) {
      bytes.asFloatBuffer().get(values);
    } else {
      boolean half = dtype.equals("F16");
      for (int i = 0; i < size; i++) {
        short bits = bytes.getShort();
        values[i] = half ? fromHalf(bits) : Float.intBitsToFloat(bits << 16);
      }
    }
    return Tensor.wrap(values, shape);
  }

  /** The next whole number, or truth value. */
  private long whole(ByteBuffer bytes) {
    return switch (dtype) {
      case "I64" -> bytes.getLong();
      case "I16" -> bytes.getShort();
      case "I8" -> bytes.get();
      case "U32" -> Integer.toUnsignedLong(bytes.getInt());
      case "U16" -> Short.toUnsignedInt(bytes.getShort());
      case "U8" -> Byte.toUnsignedInt(bytes.get());
      default -> bytes.get() == 0 ? 0 : 1;
    };
  }

  /** IEEE 754 half precision: 1 bit of sign, 5 of exponent (bias 15), 10 of fraction. */
  static float fromHalf(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float size;
    if (exponent == 0x1f) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = fraction * 0x1p-24f;
    } else {
      size = Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
    }
    return bits < 0 ? -size : size;
  }
}
