package io.github.medl.tensor;

import io.github.medl.engine.Product;
import io.github.medl.engine.Products;

/**
 * σ(X W + b) for matrices X and W, a vector b that is added to every row, and a function σ of each
 * element: what a layer of units computes, without a tensor between the product and its end.
 *
 * <p>Where the slope of σ is known from its value ({@link Pointwise#slopeIsKnownByValue}), the sums
 * Z = X W + b are never kept. Else they are, for the derivative, or in their place the slopes,
 * where these come with the values ({@link Pointwise#slopeComesWithValue}).
 *
 * @param function σ
 */
public record Activated(Pointwise function) implements Primitive.Several {
  /**
   * What is kept where the slopes come with the values.
   *
   * @param values σ'(Z)
   */
  public record Slopes(Tensor values) {}

  @Override
  public String label() {
    String name = function.label();
    return "affine" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Those of the product, the sums, and σ of each. */
  @Override
  public long flops(Tensor[] inputs, Tensor output) {
    return 2L * output.size() * inputs[1].shape[0] + 2L * output.size();
  }

  @Override
  public Results results(Tensor[] inputs) {
    if (function.slopeIsKnownByValue()) {
      return new Results(null, forward(inputs));
    }
    Tensor z = product(inputs);
    Tensor y =
        z.data instanceof double[] d
            ? new Tensor(z.shape, new double[d.length])
            : new Tensor(z.shape, new float[z.size()]);
    if (function.slopeComesWithValue()) {
      finishWithSlopes(z, inputs[2], y);
      return new Results(new Slopes(z), y);
    }
    finish(z, inputs[2], y);
    return new Results(z, y);
  }

  @Override
  public Tensor forward(Tensor[] inputs) {
    Tensor z = product(inputs);
    finish(z, inputs[2], z);
    return z;
  }

  private static Tensor product(Tensor[] inputs) {
    Tensor x = inputs[0];
    Tensor w = inputs[1];
    Product product = Product.of(x.shape[0], w.shape[1], x.shape[1]);
    int[] shape = {product.m(), product.n()};
    if (x.data instanceof double[] a) {
      double[] z = Spares.doubles(product.m() * product.n());
      Products.multiply(product, a, w.doubles(), z);
      return new Tensor(shape, z);
    }
    float[] z = Spares.floats(product.m() * product.n());
    Products.multiply(product, x.floats(), w.floats(), z);
    return new Tensor(shape, z);
  }

  /** Y = σ(Z + b), and Z becomes σ'(Z + b). */
  private void finishWithSlopes(Tensor z, Tensor b, Tensor y) {
    if (z.data instanceof double[] sums) {
      AffineKernels64.addAndApply(sums, b.doubles(), function::runWithSlope, y.doubles());
    } else {
      AffineKernels32.addAndApply(z.floats(), b.floats(), function::runWithSlope, y.floats());
    }
  }

  /** Z += b and Y = σ(Z); Y may be Z. */
  private void finish(Tensor z, Tensor b, Tensor y) {
    double slope = y == z && function instanceof LeakyRelu leaky ? leaky.slope() : 0;
    if (z.data instanceof double[] sums) {
      if (function == Unary.RELU) {
        AffineKernels64.addAndRectify(sums, b.doubles());
      } else if (slope > 0) {
        AffineKernels64.addAndRectify(sums, b.doubles(), slope);
      } else {
        AffineKernels64.addAndApply(sums, b.doubles(), function::run, y.doubles());
      }
    } else if (function == Unary.RELU) {
      AffineKernels32.addAndRectify(z.floats(), b.floats());
    } else if ((float) slope > 0) {
      AffineKernels32.addAndRectify(z.floats(), b.floats(), (float) slope);
    } else {
      AffineKernels32.addAndApply(z.floats(), b.floats(), function::run, y.floats());
    }
  }
}
