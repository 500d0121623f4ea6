package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A residual block (figure 6.14): a = relu(u + r(u)), or relu(s(u) + r(u)) where r changes the
 * shape and a shortcut s follows it. With r = 0 it does nothing to what relu has passed, which is
 * why a deep network of them still learns.
 *
 * @param body r
 * @param shortcut s; null for the identity
 */
public record ResidualBlock(Layer body, @Nullable Layer shortcut) implements Layer {
  @Override
  public Tensor forward(Tensor u, Pass pass) {
    Tensor r = body.apply(u, pass);
    Tensor skipped = shortcut == null ? u : shortcut.apply(u, pass);
    if (!r.sameShape(skipped)) {
      throw new ShapeException(
          "residualBlock",
          String.format(
              Locale.ROOT,
              "the body made %s of %s, the shortcut %s; both must have one shape",
              r.shapeText(),
              u.shapeText(),
              skipped.shapeText()));
    }
    return skipped.add(r).relu();
  }
}
