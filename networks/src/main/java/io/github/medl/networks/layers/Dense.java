package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Pointwise;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer, y = x W + b for observations in rows: x (..., in) gives y (..., out).
 *
 * <p>The book writes z = W a + b for one observation in a column; its W, with a row a unit, is the
 * transpose of this weight.
 *
 * @param weight W, of shape (in, out): a column for each unit
 * @param bias b, of shape (out); null for none
 */
public record Dense(Tensor weight, @Nullable Tensor bias) implements Joining {
  /**
   * Checks that weight and bias belong together.
   *
   * @param weight W, of shape (in, out): a column for each unit
   * @param bias b, of shape (out); null for none
   * @throws ShapeException if the weight is not a matrix or the bias has not one element a column
   */
  public Dense {
    if (weight.rank() != 2) {
      throw new ShapeException(
          "dense", "the weight must be (in, out), it is " + weight.shapeText());
    }
    if (bias != null && (bias.rank() != 1 || bias.dim(0) != weight.dim(1))) {
      throw new ShapeException(
          "dense",
          String.format(
              Locale.ROOT, "the bias must be (%d), it is %s", weight.dim(1), bias.shapeText()));
    }
  }

  /**
   * σ(x W + b): this layer and the activation behind it, in one operation where the activation is
   * one of the library's functions and nobody watches the pass.
   *
   * @param x the input, (..., in)
   * @param activation σ
   * @param pass training or evaluation
   * @return the same as {@code activation.apply(apply(x, pass), pass)}
   */
  public Tensor apply(Tensor x, Activation activation, Pass pass) {
    if (bias == null
        || pass.isWatched()
        || !(activation.function() instanceof Pointwise function)) {
      return activation.apply(apply(x, pass), pass);
    }
    return pass.call(
        this,
        List.of(x),
        () -> {
          checkFit(x);
          return x.affine(weight, bias, function);
        });
  }

  /** The activation behind it, if it is one of the library's functions. */
  @Override
  public int joins(List<Layer> behind) {
    return bias != null
            && !behind.isEmpty()
            && behind.get(0) instanceof Activation next
            && next.function() instanceof Pointwise
        ? 1
        : 0;
  }

  @Override
  public Tensor joined(Tensor x, List<Layer> behind) {
    checkFit(x);
    return x.affine(weight, bias, (Pointwise) ((Activation) behind.get(0)).function());
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    checkFit(x);
    return bias == null ? x.matmul(weight) : x.affine(weight, bias);
  }

  private void checkFit(Tensor x) {
    if (x.rank() == 0 || x.dim(-1) != weight.dim(0)) {
      throw new ShapeException(
          "dense",
          String.format(Locale.ROOT, "expected (..., %d), got %s", weight.dim(0), x.shapeText()));
    }
  }

  /** The kind of layer and its sizes. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Dense(%d, %d)", weight.dim(0), weight.dim(1));
  }
}
