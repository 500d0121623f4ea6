package io.github.medl.networks;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The output of a network for observations that may be too many to go through it at once. */
final class Predictions {
  /** How many observations go through a network at a time. */
  private static final int ROWS = 1000;

  private Predictions() {}

  static Tensor of(Layer network, Tensor x) {
    Layer one = Networks.inOneFormat(network);
    Optional<DType> dtype = Networks.dtype(one);
    if (x.rank() == 0 || x.dim(0) <= ROWS) {
      return one.apply(dtype.map(x::cast).orElse(x));
    }
    List<Tensor> outputs = new ArrayList<>();
    for (int from = 0; from < x.dim(0); from += ROWS) {
      Tensor rows = x.slice(0, from, Math.min(from + ROWS, x.dim(0)));
      outputs.add(one.apply(dtype.map(rows::cast).orElse(rows)));
    }
    return Tensor.concat(0, outputs);
  }
}
