package io.github.medl.engine;

import io.github.medl.parallel.Parallel;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

/** A program for {@link EngineChoiceTest}: what a process of its own computes and loads. */
final class EngineProbe {
  private EngineProbe() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "digest" -> System.out.println(digest());
      case "small" -> {
        double[] c = new double[4];
        Products.multiply(
            Product.of(2, 2, 2).transposed(false, true),
            new double[] {1, 2, 3, 4},
            new double[] {1, 0, 0, 1},
            c);
        double[] x = Decompositions.solve(c, new double[] {1, 1}, 2, 1);
        Decompositions.svd(c, 2, 2);
        Decompositions.lstsq(c, 2, 2, x, 1, -1);
        System.out.println("done");
      }
      case "large" -> {
        int n = 300;
        double[] c = new double[n * n];
        Products.multiply(Product.of(n, n, n), new double[n * n], new double[n * n], c);
        c[0] = 1;
        Decompositions.svd(c, n, n);
        System.out.println(Engines.chosen().name());
      }
      case "threads" -> Parallel.forBlocks(2, block -> {});
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** A digest of the bits of products of many sizes and of every decomposition. */
  private static String digest() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Random random = new Random(42);
    int[][] sizes = {
      {33, 47, 29},
      {128, 256, 784},
      {784, 256, 128},
      {128, 10, 128},
      {300, 301, 299},
      {1000, 70, 90},
      {70, 1000, 90},
      {5, 400, 1000},
      {640, 640, 640}
    };
    for (int[] size : sizes) {
      for (int transposes = 0; transposes < 4; transposes++) {
        product(digest, random, size[0], size[1], size[2], transposes);
      }
    }
    batch(digest, random, 16, 64, 64, 32);
    batch(digest, random, 300, 8, 8, 4);
    int n = 120;
    double[] a = random.doubles(n * n, -1, 1).toArray();
    update(digest, Decompositions.solve(a, a, n, n));
    update(digest, Decompositions.qr(a, n, n).r());
    update(digest, Decompositions.svd(a, n, n).u());
    update(digest, Decompositions.eigh(a, n).vectors());
    int m = 10_000;
    double[] tall = random.doubles(m * 30).toArray();
    update(digest, Decompositions.lstsq(tall, m, 30, random.doubles(m).toArray(), 1, -1).x());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void product(
      MessageDigest digest, Random random, int m, int n, int k, int transposes) {
    boolean ta = (transposes & 1) != 0;
    boolean tb = (transposes & 2) != 0;
    double[] a = random.doubles(m * k, -1, 1).toArray();
    double[] b = random.doubles(k * n, -1, 1).toArray();
    double[] c = new double[m * n];
    Products.multiply(Product.of(m, n, k).transposed(ta, tb), a, b, c);
    update(digest, c);
    float[] cf = new float[m * n];
    Products.multiply(Product.of(m, n, k).transposed(ta, tb), floats(a), floats(b), cf);
    double[] widened = new double[cf.length];
    for (int i = 0; i < cf.length; i++) {
      widened[i] = cf[i];
    }
    update(digest, widened);
  }

  private static void batch(MessageDigest digest, Random random, int count, int m, int n, int k) {
    int[] as = new int[count];
    int[] bs = new int[count];
    for (int i = 0; i < count; i++) {
      as[i] = i * m * k;
      bs[i] = i % 3 * k * n;
    }
    double[] a = random.doubles(count * m * k, -1, 1).toArray();
    double[] b = random.doubles(3 * k * n, -1, 1).toArray();
    double[] c = new double[count * m * n];
    Products.multiply(new Batch(Product.of(m, n, k), as, bs), a, b, c);
    update(digest, c);
  }

  private static void update(MessageDigest digest, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
    bytes.asDoubleBuffer().put(values);
    digest.update(bytes);
  }

  static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }
}
