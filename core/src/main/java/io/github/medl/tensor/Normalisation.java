package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import java.util.Locale;

/**
 * Numbers brought to mean 0 and variance 1, then scaled and shifted, in one operation: {@code x̂ =
 * (x - μ) / √(σ² + ε)}, {@code y = γ x̂ + β}, where σ² has the divisor of the number of values.
 *
 * <p>x is seen as (outer, features, inner). A {@link Rows} takes μ and σ of each of the outer rows,
 * in which every feature has one number (inner is 1), a {@link Features} those of each feature. The
 * sums are taken in double, in blocks that do not depend on the number of threads.
 */
public final class Normalisation {
  private Normalisation() {}

  /**
   * What a normalisation keeps for its derivative.
   *
   * @param mean μ of each row or feature
   * @param inverse 1 / √(σ² + ε) of each row or feature
   */
  public record Statistics(double[] mean, double[] inverse) {}

  /**
   * Each row for itself. The inputs are x of shape (rows, n), γ and β of shape (n).
   *
   * @param epsilon ε
   */
  public record Rows(double epsilon) implements Primitive.Several {
    @Override
    public String label() {
      return "layerNorm";
    }

    /** Two sums, a square, two differences, two products and the shift of each number. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return 8L * output.size();
    }

    @Override
    public Results results(Tensor[] inputs) {
      Tensor x = inputs[0];
      int rows = x.shape[0];
      int n = x.shape[1];
      double[] mean = new double[rows];
      double[] inverse = new double[rows];
      Object y = Spares.like(x.data, x.size());
      Parallel.forRanges(
          rows,
          Math.max(1, Parallel.BLOCK / Math.max(1, n)),
          (from, to) -> {
            double[] room64 = new double[x.data instanceof double[] ? n : 0];
            float[] room32 = new float[n - room64.length];
            for (int row = from; row < to; row++) {
              int at = row * n;
              double mu = Moments.central(x.data, at, n, 0, 1) / n;
              double r = 1 / Math.sqrt(Moments.central(x.data, at, n, mu, 2) / n + epsilon);
              mean[row] = mu;
              inverse[row] = r;
              if (x.data instanceof double[] d) {
                double[] g = inputs[1].doubles();
                double[] b = inputs[2].doubles();
                NormKernels64.row(d, at, mu, r, g, b, (double[]) y, room64);
              } else {
                float[] d = x.floats();
                float[] g = inputs[1].floats();
                float[] b = inputs[2].floats();
                NormKernels32.row(d, at, (float) mu, (float) r, g, b, (float[]) y, room32);
              }
            }
          });
      return new Results(new Statistics(mean, inverse), Layout.tensor(x.shape, y));
    }

    /**
     * The adjoints of x, γ and β: with g = γ ȳ, that of x is (g - mean(g) - x̂ mean(g x̂)) / √(σ² +
     * ε) with means over the row, that of γ the sum of ȳ x̂ over the rows, that of β the sum of ȳ.
     *
     * @param x the rows
     * @param scale γ
     * @param kept what the operation kept
     * @param bar ȳ
     * @return three tensors
     */
    public static Tensor[] adjoints(Tensor x, Tensor scale, Statistics kept, Tensor bar) {
      int rows = x.shape[0];
      int n = x.shape[1];
      Object dx = Spares.like(x.data, x.size());
      int block = Math.max(1, Parallel.BLOCK / Math.max(1, n));
      int blocks = (rows + block - 1) / block;
      double[][] sums = new double[blocks][n]; // of each block, added in their order
      double[][] products = new double[blocks][n];
      Parallel.forBlocks(
          blocks,
          k -> {
            int from = k * block;
            int to = Math.min(rows, from + block);
            double[][] room64 = new double[2][x.data instanceof double[] ? n : 0];
            float[][] room32 = new float[2][n - room64[0].length];
            for (int row = from; row < to; row++) {
              int at = row * n;
              double mu = kept.mean()[row];
              double r = kept.inverse()[row];
              Moments.addProducts(bar.data, x.data, at, mu, r, sums[k], products[k]);
              double[] weighted = Moments.weighted(scale.data, bar.data, x.data, at, n, mu);
              double mean = weighted[0] / n;
              double slope = weighted[1] / n * r * r;
              if (dx instanceof double[] d) {
                double[] f = x.doubles();
                double[] b = bar.doubles();
                double[] g = scale.doubles();
                NormKernels64.rowBack(f, at, mu, r, g, b, mean, slope, d, room64);
              } else {
                float[] f = x.floats();
                float[] b = bar.floats();
                float[] g = scale.floats();
                float m = (float) mu;
                float i = (float) r;
                float c = (float) mean;
                float s = (float) slope;
                NormKernels32.rowBack(f, at, m, i, g, b, c, s, (float[]) dx, room32);
              }
            }
          });
      return new Tensor[] {
        Layout.tensor(x.shape, dx),
        part(x, Moments.total(products, n), n),
        part(x, Moments.total(sums, n), n)
      };
    }
  }

  /**
   * Each feature over all else. The inputs are x of shape (outer, features, inner), γ and β of
   * shape (features); the results are y, μ and σ², of which the last two are to be looked at only:
   * no derivative flows through them.
   *
   * @param epsilon ε
   */
  public record Features(double epsilon) implements Primitive.Several {
    @Override
    public String label() {
      return "batchNorm";
    }

    /** Two sums, a square, two differences, two products and the shift of each number. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return output.shape.length == 1 ? 0 : 8L * output.size();
    }

    @Override
    public Results results(Tensor[] inputs) {
      Tensor x = inputs[0];
      int features = x.shape[1];
      double count = (double) x.shape[0] * x.shape[2];
      double[] mean = times(Moments.sums(x.data, x.shape), 1 / count);
      double[] variance = times(Moments.squares(x.data, x.shape, mean), 1 / count);
      double[] inverse = new double[features];
      double[] factor = new double[features];
      double[] shift = new double[features];
      for (int f = 0; f < features; f++) {
        inverse[f] = 1 / Math.sqrt(variance[f] + epsilon);
        factor[f] = inputs[1].flat(f) * inverse[f];
        shift[f] = inputs[2].flat(f);
      }
      Object y = Spares.like(x.data, x.size());
      if (x.data instanceof double[] d) {
        map(x.shape, new Forward64(d, mean, factor, shift, (double[]) y));
      } else {
        float[] d = x.floats();
        map(x.shape, new Forward32(d, floats(mean), floats(factor), floats(shift), (float[]) y));
      }
      return new Results(
          new Statistics(mean, inverse),
          Layout.tensor(x.shape, y),
          part(x, mean, features),
          part(x, variance, features));
    }

    /**
     * The adjoints of x, γ and β: that of β is the sum of ȳ, that of γ the sum of ȳ x̂, and that of
     * x is γ (ȳ - mean(ȳ) - x̂ mean(ȳ x̂)) / √(σ² + ε), all over the numbers of a feature.
     *
     * @param x the numbers, (outer, features, inner)
     * @param scale γ
     * @param kept what the operation kept
     * @param bar ȳ
     * @return three tensors
     */
    public static Tensor[] adjoints(Tensor x, Tensor scale, Statistics kept, Tensor bar) {
      int features = x.shape[1];
      double count = (double) x.shape[0] * x.shape[2];
      double[] sums = Moments.sums(bar.data, x.shape);
      double[] products = Moments.products(bar.data, x.data, x.shape, kept.mean());
      double[] factor = new double[features];
      double[] slope = new double[features];
      for (int f = 0; f < features; f++) {
        double r = kept.inverse()[f];
        products[f] *= r;
        factor[f] = scale.flat(f) * r;
        slope[f] = products[f] / count * r;
      }
      double[] mean = times(sums.clone(), 1 / count);
      Object dx = Spares.like(x.data, x.size());
      if (x.data instanceof double[] d) {
        double[] b = bar.doubles();
        map(x.shape, new Back64(d, kept.mean(), factor, b, mean, slope, (double[]) dx));
      } else {
        float[] mu = floats(kept.mean());
        float[] b = bar.floats();
        float[] d = x.floats();
        map(
            x.shape,
            new Back32(d, mu, floats(factor), b, floats(mean), floats(slope), (float[]) dx));
      }
      return new Tensor[] {
        Layout.tensor(x.shape, dx), part(x, products, features), part(x, sums, features)
      };
    }

    /** Loops over n numbers of feature f from a place on, and over rows of a number a feature. */
    private interface Loop {
      void run(int at, int n, int f);

      void rows(int first, int last);
    }

    private record Forward64(double[] x, double[] mu, double[] f, double[] b, double[] y)
        implements Loop {
      @Override
      public void run(int at, int n, int k) {
        NormKernels64.run(x, at, n, mu[k], f[k], b[k], y);
      }

      @Override
      public void rows(int first, int last) {
        NormKernels64.features(x, first, last, mu, f, b, y);
      }
    }

    private record Forward32(float[] x, float[] mu, float[] f, float[] b, float[] y)
        implements Loop {
      @Override
      public void run(int at, int n, int k) {
        NormKernels32.run(x, at, n, mu[k], f[k], b[k], y);
      }

      @Override
      public void rows(int first, int last) {
        NormKernels32.features(x, first, last, mu, f, b, y);
      }
    }

    private record Back64(
        double[] x, double[] mu, double[] f, double[] bar, double[] m, double[] s, double[] dx)
        implements Loop {
      @Override
      public void run(int at, int n, int k) {
        NormKernels64.runBack(x, at, n, mu[k], f[k], bar, m[k], s[k], dx);
      }

      @Override
      public void rows(int first, int last) {
        NormKernels64.featuresBack(x, first, last, mu, f, bar, m, s, dx);
      }
    }

    private record Back32(
        float[] x, float[] mu, float[] f, float[] bar, float[] m, float[] s, float[] dx)
        implements Loop {
      @Override
      public void run(int at, int n, int k) {
        NormKernels32.runBack(x, at, n, mu[k], f[k], bar, m[k], s[k], dx);
      }

      @Override
      public void rows(int first, int last) {
        NormKernels32.featuresBack(x, first, last, mu, f, bar, m, s, dx);
      }
    }

    private static void map(int[] shape, Loop loop) {
      int features = shape[1];
      int inner = shape[2];
      Parallel.forRanges(
          shape[0],
          Moments.block(shape),
          (from, to) -> {
            if (inner == 1) {
              loop.rows(from, to);
              return;
            }
            for (int o = from; o < to; o++) {
              for (int f = 0; f < features; f++) {
                loop.run((o * features + f) * inner, inner, f);
              }
            }
          });
    }
  }

  private static double[] times(double[] x, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
    return x;
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }

  /** n of the numbers, in the format of a tensor. */
  private static Tensor part(Tensor like, double[] numbers, int n) {
    return new Tensor(new int[] {n}, numbers.clone()).cast(like.dtype);
  }

  /** That γ and β are vectors with a number for each feature. */
  static void check(String operation, Tensor x, int features, Tensor scale, Tensor shift) {
    for (Tensor each : new Tensor[] {scale, shift}) {
      if (each.shape.length != 1 || each.shape[0] != features) {
        throw new ShapeException(
            operation,
            String.format(
                Locale.ROOT,
                "expected scale and shift (%d,) for %s, got %s and %s",
                features,
                Shapes.text(x.shape),
                Shapes.text(scale.shape),
                Shapes.text(shift.shape)));
      }
    }
  }
}
