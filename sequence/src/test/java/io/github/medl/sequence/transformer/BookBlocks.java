package io.github.medl.sequence.transformer;

import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.sequence.attention.MultiHead;
import io.github.medl.tensor.Tensor;
import java.util.Map;

/** Heads and blocks from the matrices of the files: W_q^h stacked, with a row a unit. */
public final class BookBlocks {
  private BookBlocks() {}

  public static MultiHead heads(Map<String, Tensor> w, String prefix) {
    return heads(w, prefix + "W_", prefix + "b_");
  }

  public static MultiHead crossHeads(Map<String, Tensor> w, String prefix) {
    return heads(w, prefix + "xW_", prefix + "xb_");
  }

  private static MultiHead heads(Map<String, Tensor> w, String weight, String bias) {
    Tensor c = w.get(weight + "c"); // (H, d, m)
    Tensor output = c.permute(0, 2, 1).reshape(c.dim(0) * c.dim(2), c.dim(1));
    return new MultiHead(
        projection(w, weight + "q", bias + "q"),
        projection(w, weight + "k", bias + "k"),
        projection(w, weight + "v", bias + "v"),
        new Dense(output, w.get(bias + "c")),
        c.dim(0),
        new Dropout(0));
  }

  private static Dense projection(Map<String, Tensor> w, String weight, String bias) {
    Tensor all = w.get(weight); // (H, m, d)
    Tensor b = w.get(bias);
    return new Dense(
        all.reshape(all.dim(0) * all.dim(1), all.dim(2)).transpose(),
        b == null ? null : b.flatten());
  }

  private static FeedForward feedForward(Map<String, Tensor> w, String prefix, String activation) {
    return new FeedForward(
        new Dense(w.get(prefix + "W_1").transpose(), w.get(prefix + "b_1")),
        switch (activation) {
          case "relu" -> Activations.relu();
          case "gelu" -> Activations.gelu();
          default -> Activations.geluTanh();
        },
        new Dense(w.get(prefix + "W_2").transpose(), w.get(prefix + "b_2")));
  }

  public static LayerNorm norm(Map<String, Tensor> w, String prefix, String which) {
    return new LayerNorm(w.get(prefix + "g_" + which), w.get(prefix + "s_" + which), 1e-5);
  }

  public static EncoderBlock encoder(
      Map<String, Tensor> w, String prefix, boolean preNorm, String activation) {
    return new EncoderBlock(
        heads(w, prefix),
        norm(w, prefix, "1"),
        feedForward(w, prefix, activation),
        norm(w, prefix, "2"),
        preNorm,
        new Dropout(0));
  }

  public static DecoderBlock decoder(Map<String, Tensor> w, String prefix) {
    return new DecoderBlock(
        heads(w, prefix),
        norm(w, prefix, "1"),
        crossHeads(w, prefix),
        norm(w, prefix, "2"),
        feedForward(w, prefix, "relu"),
        norm(w, prefix, "3"),
        false,
        new Dropout(0));
  }
}
