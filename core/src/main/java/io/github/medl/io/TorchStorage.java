package io.github.medl.io;

import io.github.medl.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * The numbers that tensors of a {@link TorchFile} are views of.
 *
 * @param type the class of the storage, which names the format of its numbers
 * @param bytes the numbers
 * @param order of their bytes
 * @param count how many numbers there are
 */
record TorchStorage(String type, byte[] bytes, ByteOrder order, int count) {
  /** Bytes of a number; 0 for a class that is not known. */
  static int width(String type) {
    return switch (type) {
      case "torch DoubleStorage", "torch LongStorage" -> 8;
      case "torch FloatStorage", "torch IntStorage" -> 4;
      case "torch HalfStorage", "torch BFloat16Storage", "torch ShortStorage" -> 2;
      case "torch CharStorage", "torch ByteStorage", "torch BoolStorage" -> 1;
      default -> 0;
    };
  }

  /** Element (i, j, ...) is number offset + i strides[0] + j strides[1] + ... */
  Tensor tensor(String file, String name, long offset, long[] shape, long[] strides)
      throws MalformedFileException {
    int size = Shaped.size(shape);
    boolean isWithin = size == 0 || size > 0 && size <= count && offset >= 0 && offset < count;
    long last = offset;
    for (int axis = 0; size > 0 && isWithin && axis < shape.length; axis++) {
      last += (shape[axis] - 1) * strides[axis];
      isWithin = strides[axis] >= 0 && strides[axis] <= Integer.MAX_VALUE && last < count;
    }
    if (!isWithin) {
      throw MalformedFileException.atByte(
          file,
          0,
          String.format(
              Locale.ROOT,
              "\"%s\" of shape %s with strides %s from number %d on does not lie in a storage of"
                  + " %d, each number once",
              name,
              Shaped.text(shape),
              Shaped.text(strides),
              offset,
              count));
    }
    int[] lengths = new int[shape.length];
    for (int axis = 0; axis < lengths.length; axis++) {
      lengths[axis] = (int) shape[axis];
    }
    int[] places = places(size, lengths, strides, (int) offset);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
    if (isDouble()) {
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        values[i] = number(file, name, in, places[i]);
      }
      return Tensor.wrap(values, lengths);
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = real(in, places[i]);
    }
    return Tensor.wrap(values, lengths);
  }

  private static int[] places(int size, int[] lengths, long[] strides, int offset) {
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      int rest = i;
      long place = offset;
      for (int axis = lengths.length - 1; axis >= 0; axis--) {
        place += rest % lengths[axis] * strides[axis];
        rest /= lengths[axis];
      }
      places[i] = (int) place;
    }
    return places;
  }

  /** Whether its numbers become FLOAT64. */
  private boolean isDouble() {
    return switch (type) {
      case "torch FloatStorage", "torch HalfStorage", "torch BFloat16Storage" -> false;
      default -> true;
    };
  }

  private float real(ByteBuffer in, int place) {
    return switch (type) {
      case "torch FloatStorage" -> in.getFloat(Float.BYTES * place);
      case "torch HalfStorage" -> SafetensorsEntry.fromHalf(in.getShort(Short.BYTES * place));
      default -> Float.intBitsToFloat(in.getShort(Short.BYTES * place) << 16);
    };
  }

  private double number(String file, String name, ByteBuffer in, int place)
      throws MalformedFileException {
    return switch (type) {
      case "torch DoubleStorage" -> in.getDouble(Double.BYTES * place);
      case "torch IntStorage" -> in.getInt(Integer.BYTES * place);
      case "torch ShortStorage" -> in.getShort(Short.BYTES * place);
      case "torch CharStorage" -> in.get(place);
      case "torch LongStorage" ->
          Npy.exact(file + " (" + name + ")", 8L * place, in.getLong(Long.BYTES * place));
      default -> in.get(place) & 0xff;
    };
  }
}
