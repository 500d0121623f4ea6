package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;

/** All numbers of an observation in one row: (n, a, b, ...) becomes (n, a b ...). */
public record Flatten() implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    int n = x.dim(0);
    int each = 1;
    for (int axis = 1; axis < x.rank(); axis++) {
      each *= x.dim(axis);
    }
    return x.reshape(n, each);
  }
}
