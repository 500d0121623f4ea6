package io.github.medl.io;

import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the elements of a tensor, least significant byte first. */
final class LittleEndian {
  private static final int CHUNK = 8192;

  private LittleEndian() {}

  static void write(OutputStream out, Tensor tensor) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(8 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    if (tensor.dtype() == DType.FLOAT32) {
      float[] values = tensor.toFloats();
      for (int from = 0; from < values.length; from += CHUNK) {
        int n = Math.min(CHUNK, values.length - from);
        buffer.asFloatBuffer().put(values, from, n);
        out.write(buffer.array(), 0, Float.BYTES * n);
      }
    } else if (tensor.dtype() == DType.INT32) {
      int[] values = Codes.values(tensor);
      for (int from = 0; from < values.length; from += CHUNK) {
        int n = Math.min(CHUNK, values.length - from);
        buffer.asIntBuffer().put(values, from, n);
        out.write(buffer.array(), 0, Integer.BYTES * n);
      }
    } else {
      double[] values = tensor.toDoubles();
      for (int from = 0; from < values.length; from += CHUNK) {
        int n = Math.min(CHUNK, values.length - from);
        buffer.asDoubleBuffer().put(values, from, n);
        out.write(buffer.array(), 0, Double.BYTES * n);
      }
    }
  }
}
