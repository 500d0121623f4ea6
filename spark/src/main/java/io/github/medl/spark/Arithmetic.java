package io.github.medl.spark;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * The last bits of a machine: what native kernels, which differ between processors, and plain Java
 * make of the same numbers. Trials that ran on two kinds of machines would depend on which was
 * free.
 *
 * @param bits of some products, a decomposition and elementwise functions, in both formats
 * @param machine what it is, for people
 */
record Arithmetic(long bits, String machine) implements Serializable {
  private static final int SIZE = 70;

  /** That of this Java machine; loads its engine. */
  static Arithmetic ofThisMachine() {
    SplittableStream stream = RandomStream.seed(1);
    Tensor a = stream.normalTensor(SIZE, SIZE);
    Tensor b = stream.normalTensor(SIZE, SIZE + 1);
    long bits = hash(a.matmul(b).tanh());
    bits = 31 * bits + hash(a.solve(b));
    Tensor floats = a.cast(DType.FLOAT32).matmul(b.cast(DType.FLOAT32));
    bits = 31 * bits + hash(floats.sigmoid().cast(DType.FLOAT64));
    return new Arithmetic(
        bits,
        String.format(
            Locale.ROOT,
            "medl.engine %s, Java %s, %s",
            System.getProperty("medl.engine", "not set"),
            System.getProperty("java.version"),
            System.getProperty("os.arch")));
  }

  private static long hash(Tensor x) {
    return Arrays.hashCode(x.toDoubles());
  }

  /**
   * Compares with the machine that this runs on.
   *
   * @param executor its name
   * @throws OtherArithmeticException if it computes other bits
   */
  void requireHere(String executor) {
    Arithmetic here = ofThisMachine();
    if (here.bits != bits) {
      throw new OtherArithmeticException(
          "executor "
              + executor
              + " ("
              + here.machine
              + ") computes other last bits than the driver ("
              + machine
              + "): results would depend on who computes them. With -Dmedl.engine=java at the driver"
              + " all compute in plain Java, which has the same bits everywhere.");
    }
  }
}
