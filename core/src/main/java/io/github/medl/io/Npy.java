package io.github.medl.io;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One array in NumPy's format {@code .npy}.
 *
 * <p>Reads versions 1 to 3, both byte orders and both memory orders. {@code f4} becomes FLOAT32;
 * {@code f8}, the integers and the truth values become FLOAT64, as long as every integer is a
 * double. The header may be written as Python 2 did ({@code (2L,)}) or with double quotes. Writes
 * version 1, little-endian, row-major: byte for byte what {@code numpy.save} writes.
 *
 * <p>Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays".
 */
public final class Npy {
  private static final int ALIGNMENT = 64;

  private Npy() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its array
   * @throws MalformedFileException if the file is damaged, or longer or shorter than its header
   *     says, or holds elements that are no real numbers
   * @throws IOException if reading fails
   */
  public static Tensor read(Path file) throws IOException {
    String name = file.toString();
    return parse(
        name,
        FileContent.announced("npy", file, beginning -> NpyHeader.announced(name, beginning)));
  }

  /**
   * Reads the content of a file.
   *
   * @param name the file's name, for errors
   * @param content the bytes
   * @return its array
   * @throws MalformedFileException as for {@link #read}
   */
  public static Tensor parse(String name, byte[] content) throws MalformedFileException {
    NpyHeader header = NpyHeader.parse(name, content);
    header.checkLength(name, content);
    int size = header.size();
    ByteBuffer data =
        ByteBuffer.wrap(content, header.dataOffset(), content.length - header.dataOffset())
            .slice()
            .order(header.order());
    int[] shape = header.shape();
    String type = header.type();
    if (type.equals("f4")) {
      float[] values = new float[size];
      data.asFloatBuffer().get(values);
      return Tensor.wrap(header.fortran() ? rowMajor(values, shape) : values, shape);
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (type) {
            case "f8" -> data.getDouble();
            case "i1" -> data.get();
            case "u1", "b1" -> data.get() & 0xff;
            case "i2" -> data.getShort();
            case "u2" -> data.getShort() & 0xffff;
            case "i4" -> data.getInt();
            case "u4" -> data.getInt() & 0xffffffffL;
            default -> exact(name, header.dataOffset() + 8L * i, data.getLong());
          };
    }
    return Tensor.wrap(header.fortran() ? rowMajor(values, shape) : values, shape);
  }

  static double exact(String name, long offset, long value) throws MalformedFileException {
    double rounded = value;
    if (value == Long.MAX_VALUE || (long) rounded != value) {
      throw MalformedFileException.atByte(
          name, offset, "the integer " + value + " cannot be held exactly as a double");
    }
    return rounded;
  }

  private static double[] rowMajor(double[] columnMajor, int[] shape) {
    double[] values = new double[columnMajor.length];
    int[] places = columnMajorPlaces(shape, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = columnMajor[places[i]];
    }
    return values;
  }

  private static float[] rowMajor(float[] columnMajor, int[] shape) {
    float[] values = new float[columnMajor.length];
    int[] places = columnMajorPlaces(shape, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = columnMajor[places[i]];
    }
    return values;
  }

  /** For each element in row-major order, its place in column-major order. */
  private static int[] columnMajorPlaces(int[] shape, int size) {
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      int rest = i;
      int stride = size;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        stride /= shape[axis];
        places[i] += rest % shape[axis] * stride;
        rest /= shape[axis];
      }
    }
    return places;
  }

  /**
   * Writes a file, whole or not at all ({@link AtomicFile}).
   *
   * @param file the file to create or replace
   * @param tensor its array, written as {@code f8} or {@code f4}, codes as {@code i4}
   * @throws IOException if writing fails
   */
  public static void write(Path file, Tensor tensor) throws IOException {
    AtomicFile.write(file, out -> writeTo(out, tensor));
  }

  private static String descr(DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> "f8";
      case FLOAT32 -> "f4";
      case INT32 -> "i4";
    };
  }

  static void writeTo(OutputStream out, Tensor tensor) throws IOException {
    int[] shape = tensor.shape();
    String lengths = Arrays.stream(shape).mapToObj(n -> n + "").collect(Collectors.joining(", "));
    String dict =
        String.format(
            Locale.ROOT,
            "{'descr': '<%s', 'fortran_order': False, 'shape': (%s), }",
            descr(tensor.dtype()),
            shape.length == 1 ? lengths + "," : lengths);
    int unpadded = NpyHeader.PREFIX + dict.length() + 1;
    String header = dict + " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
    out.write(NpyHeader.MAGIC);
    out.write(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    LittleEndian.write(out, tensor);
  }
}
