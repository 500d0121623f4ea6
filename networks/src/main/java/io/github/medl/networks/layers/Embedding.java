package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * A table of vectors, one for each of a number of symbols: codes of any shape (...) become vectors
 * (..., size). It is a dense layer without bias on one-hot inputs, without the zeros.
 *
 * @param weight the vectors in rows, of shape (symbols, size)
 */
public record Embedding(Tensor weight) implements Layer {
  @Override
  public Tensor forward(Tensor codes, Pass pass) {
    int[] rows = Codes.read("embedding", "code", codes, weight.dim(0));
    int[] shape = Arrays.copyOf(codes.shape(), codes.rank() + 1);
    shape[codes.rank()] = weight.dim(1);
    return weight.take(0, rows).reshape(shape);
  }

  /** The kind of layer and its sizes. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Embedding(%d, %d)", weight.dim(0), weight.dim(1));
  }
}
