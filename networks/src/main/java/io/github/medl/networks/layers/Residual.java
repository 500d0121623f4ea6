package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * A layer and a connection that skips it, y = x + f(x).
 *
 * @param body f, whose output has the shape of its input
 */
public record Residual(Layer body) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor y = body.apply(x, pass);
    if (!x.sameShape(y)) {
      throw new ShapeException(
          "residual",
          String.format(
              Locale.ROOT,
              "the body turned %s into %s; both must have one shape",
              x.shapeText(),
              y.shapeText()));
    }
    return x.add(y);
  }
}
