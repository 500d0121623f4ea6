package io.github.medl.tensor;

import io.github.medl.engine.Batch;
import io.github.medl.engine.Decompositions;
import io.github.medl.engine.Product;
import io.github.medl.engine.Products;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The primitives of linear algebra. */
public final class Linear {
  private Linear() {}

  /**
   * The product of the matrices in the last two axes; the other axes are broadcast.
   *
   * @param transposeA whether the first operand is transposed before
   * @param transposeB whether the second operand is transposed before
   */
  public record Matmul(boolean transposeA, boolean transposeB) implements Primitive {
    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor a = inputs[0];
      Tensor b = inputs[1];
      checkInner(a.shape, transposeA, b.shape, transposeB);
      int ra = a.shape.length;
      int rb = b.shape.length;
      int m = a.shape[transposeA ? ra - 1 : ra - 2];
      int k = a.shape[transposeA ? ra - 2 : ra - 1];
      int n = b.shape[transposeB ? rb - 2 : rb - 1];
      int[] batch = ra == 2 && rb == 2 ? Shapes.SCALAR : batch(a.shape, b.shape);
      int[] shape = Arrays.copyOf(batch, batch.length + 2);
      shape[batch.length] = m;
      shape[batch.length + 1] = n;
      Product one = Product.of(m, n, k).transposed(transposeA, transposeB);
      if (batch.length == 0) {
        return product(one, a, b, shape);
      }
      int count = Shapes.size(batch);
      Batch many = new Batch(one, starts(count, batch, a.shape), starts(count, batch, b.shape));
      int size = Shapes.size(shape);
      if (a.data instanceof double[] x) {
        double[] z = Spares.doubles(size);
        Products.multiply(many, x, b.doubles(), z);
        return new Tensor(shape, z);
      }
      float[] z = Spares.floats(size);
      Products.multiply(many, a.floats(), b.floats(), z);
      return new Tensor(shape, z);
    }

    private static Tensor product(Product product, Tensor a, Tensor b, int[] shape) {
      if (a.data instanceof double[] x) {
        double[] z = Spares.doubles(product.m() * product.n());
        Products.multiply(product, x, b.doubles(), z);
        return new Tensor(shape, z);
      }
      float[] z = Spares.floats(product.m() * product.n());
      Products.multiply(product, a.floats(), b.floats(), z);
      return new Tensor(shape, z);
    }

    /** A multiplication and an addition for each term of each sum. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      int[] a = inputs[0].shape;
      return 2L * output.size() * a[a.length - (transposeA ? 2 : 1)];
    }

    private static int[] batch(int[] a, int[] b) {
      try {
        return Shapes.broadcast(
            "matmul", Arrays.copyOf(a, a.length - 2), Arrays.copyOf(b, b.length - 2));
      } catch (ShapeException e) { // say it with the shapes that the caller knows
        throw new ShapeException(
            "matmul",
            String.format(
                Locale.ROOT,
                "%s times %s: the axes before the last two cannot be broadcast together",
                Shapes.text(a),
                Shapes.text(b)));
      }
    }

    /** Where the matrices begin that an operand of the given shape has for a broadcast batch. */
    private static int[] starts(int count, int[] batch, int[] shape) {
      int size = shape[shape.length - 1] * shape[shape.length - 2];
      int[] starts = new int[count];
      Arrays.setAll(starts, i -> matrixAt(i, batch, shape) * size);
      return starts;
    }

    /** Which matrix of an operand of the given shape meets the i-th of the broadcast batch. */
    private static int matrixAt(int i, int[] batch, int[] shape) {
      int at = 0;
      int stride = 1;
      int rest = i;
      for (int fromRight = 1; fromRight <= batch.length; fromRight++) {
        int d = batch[batch.length - fromRight];
        int axis = shape.length - 2 - fromRight;
        if (axis >= 0 && shape[axis] != 1) {
          at += rest % d * stride;
          stride *= d;
        }
        rest /= d;
      }
      return at;
    }
  }

  /** X W + b with b added to every row: a product and a sum without a tensor between them. */
  public enum Affine implements Primitive {
    /** X W + b for matrices X and W and a vector b. */
    AFFINE;

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      Tensor w = inputs[1];
      int m = x.shape[0];
      int k = x.shape[1];
      int n = w.shape[1];
      int[] shape = {m, n};
      if (x.data instanceof double[] a) {
        double[] b = inputs[2].doubles();
        double[] z = Spares.doubles(m * n);
        Products.multiply(Product.of(m, n, k), a, w.doubles(), z);
        AffineKernels64.add(z, b);
        return new Tensor(shape, z);
      }
      float[] b = inputs[2].floats();
      float[] z = Spares.floats(m * n);
      Products.multiply(Product.of(m, n, k), x.floats(), w.floats(), z);
      AffineKernels32.add(z, b);
      return new Tensor(shape, z);
    }

    /** Those of the product, and the sums. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return 2L * output.size() * inputs[1].shape[0] + output.size();
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /** Rows from to to − 1 of A times op(B), for matrices of one format. */
  static Tensor rowsTimes(Tensor a, int from, int to, Tensor b, boolean transposeB) {
    checkInner(a.shape, false, b.shape, transposeB);
    int k = a.shape[1];
    int n = b.shape[transposeB ? 0 : 1];
    Product product = Product.of(to - from, n, k).transposed(false, transposeB).at(from * k, 0, 0);
    return Matmul.product(product, a, b, new int[] {to - from, n});
  }

  /** σ(X W + b) for x of any rank, X W + b where σ is null. */
  static Tensor affine(Tensor x, Tensor w, Tensor b, @Nullable Pointwise function) {
    if (x.rank() == 0
        || w.rank() != 2
        || b.rank() != 1
        || x.shape[x.rank() - 1] != w.shape[0]
        || w.shape[1] != b.shape[0]) {
      throw new ShapeException(
          "affine",
          String.format(
              Locale.ROOT,
              "expected (..., k), (k, n) and (n), got %s, %s and %s",
              Shapes.text(x.shape),
              Shapes.text(w.shape),
              Shapes.text(b.shape)));
    }
    if (x.dtype != w.dtype || x.dtype != b.dtype) {
      DType wide = Codes.joint("affine", Codes.joint("affine", x.dtype, w.dtype), b.dtype);
      return affine(x.cast(wide), w.cast(wide), b.cast(wide), function);
    }
    Primitive map = function == null ? Affine.AFFINE : new Activated(function);
    if (x.rank() == 2) {
      return map.apply(x, w, b);
    }
    int[] shape = x.shape.clone();
    shape[shape.length - 1] = w.shape[1];
    int rows = Shapes.size(shape, 0, shape.length - 1);
    return map.apply(x.reshape(rows, w.shape[0]), w, b).reshape(shape);
  }

  /** That the sums of a product have one length; vectors count as a row and a column. */
  static void checkInner(int[] a, boolean transposeA, int[] b, boolean transposeB) {
    int k = a[a.length - (transposeA && a.length > 1 ? 2 : 1)];
    int kb = b[b.length - (transposeB || b.length == 1 ? 1 : 2)];
    if (k != kb) {
      throw new ShapeException(
          "matmul",
          String.format(
              Locale.ROOT,
              "%s%s times %s%s: the inner lengths %d and %d must be equal",
              Shapes.text(a),
              transposeA ? " transposed" : "",
              Shapes.text(b),
              transposeB ? " transposed" : "",
              k,
              kb));
    }
  }

  /** X with A X = B for a square matrix A, by LU factors with partial pivoting. */
  public enum Solve implements Primitive {
    /** X = A⁻¹ B. */
    SOLVE;

    /** 2n³/3 for the factors, 2n² for each column of B. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      long n = inputs[0].shape[0];
      return 2 * n * n * n / 3 + 2 * n * inputs[1].size();
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor a = inputs[0];
      Tensor b = inputs[1];
      double[] x = Decompositions.solve(a.doubles(), b.doubles(), a.shape[0], b.shape[1]);
      return like(a, new Tensor(b.shape, x));
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /** The lower triangular L with L Lᵀ = A for a symmetric positive definite matrix A. */
  public enum Cholesky implements Primitive {
    /** A = L Lᵀ. */
    CHOLESKY;

    /** n³/3. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      long n = inputs[0].shape[0];
      return n * n * n / 3;
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor a = inputs[0];
      return like(a, new Tensor(a.shape, Decompositions.cholesky(a.doubles(), a.shape[0])));
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /** That nobody waits for the derivative of an operation that has none. */
  static void refuseTraced(String operation, Tensor x) {
    if (x.traced != null) {
      throw new UnsupportedOperationException(
          operation + " has no derivative here; call detach() first if none is wanted");
    }
  }

  /** Decompositions work in FLOAT64; the result is given back in the operand's format. */
  static Tensor like(Tensor operand, Tensor result) {
    return operand.dtype == DType.FLOAT64 ? result : new Tensor(result.shape, result.toFloats());
  }
}
