package io.github.medl.sequence.transformer;

import io.github.medl.networks.WeightTable;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * GPT-2 from its published files: weights with the input first, queries, keys and values side by
 * side in {@code c_attn}, the tanh form of GELU, ε = 1e-5, an output tied to the embedding. What
 * the files call {@code h.N.attn.bias} is the causal mask and no parameter; some put {@code
 * transformer.} before every name. Source: Radford et al. (2019).
 */
public final class Gpt2 {
  private static final String PREFIX = "transformer.";

  private Gpt2() {}

  /**
   * The model of a file.
   *
   * @param tensors by name, such as {@link io.github.medl.io.Safetensors#read} gives them
   * @param heads how many heads a block has, which the file does not say: 12 for the small model
   * @return the model in FLOAT32, and the names that were left over
   * @throws IllegalArgumentException if something is missing or misshapen; it says what, with the
   *     names on both sides
   */
  public static WeightTable.Loaded<Gpt> load(Map<String, Tensor> tensors, int heads) {
    Map<String, Tensor> plain = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) ->
            plain.put(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, tensor));
    Tensor symbols = matrix(plain, "wte.weight");
    Tensor places = matrix(plain, "wpe.weight");
    int blocks = 0;
    while (hasBlock(plain, blocks)) {
      blocks++;
    }
    int d = symbols.dim(1);
    Tensor inner = plain.get("h.0.mlp.c_fc.bias");
    Design design =
        new Design(
            d,
            heads,
            inner == null ? 4 * d : inner.size(),
            Activations.geluTanh(),
            true,
            0,
            Initialisations.zero(),
            Initialisations.zero());
    Gpt like = Gpt.of(symbols.dim(0), places.dim(0), blocks, design, Initialisations.zero());
    return table(blocks).load(plain, like);
  }

  private static boolean hasBlock(Map<String, Tensor> tensors, int block) {
    return tensors.keySet().stream().anyMatch(name -> name.startsWith("h." + block + "."));
  }

  private static Tensor matrix(Map<String, Tensor> tensors, String name) {
    Tensor matrix = tensors.get(name);
    if (matrix == null || matrix.rank() != 2) {
      throw new IllegalArgumentException(
          "GPT-2: the file has no matrix " + name + ", it has " + tensors.keySet());
    }
    return matrix;
  }

  /**
   * The table of names.
   *
   * @param blocks how many blocks the model has
   * @return what each tensor of a {@link Gpt} is made of
   */
  public static WeightTable table(int blocks) {
    WeightTable table =
        new WeightTable()
            .line("symbols", "wte.weight")
            .line("places", "wpe.weight")
            .with(TorchTransformer.norm("lastNorm", "ln_f"))
            .without(name -> name.matches("h\\.\\d+\\.attn\\.(masked_)?bias"));
    for (int n = 0; n < blocks; n++) {
      table = table.with(block("blocks." + n, "h." + n));
    }
    return table;
  }

  private static WeightTable block(String to, String from) {
    WeightTable table =
        TorchTransformer.norm(to + ".firstNorm", from + ".ln_1")
            .with(TorchTransformer.norm(to + ".secondNorm", from + ".ln_2"))
            .with(dense(to + ".attention.output", from + ".attn.c_proj"))
            .with(dense(to + ".feedForward.first", from + ".mlp.c_fc"))
            .with(dense(to + ".feedForward.second", from + ".mlp.c_proj"));
    String[] parts = {"query", "key", "value"};
    for (int i = 0; i < parts.length; i++) {
      int which = i;
      String part = to + ".attention." + parts[i];
      table =
          table
              .line(part + ".weight", w -> third(w, which), from + ".attn.c_attn.weight")
              .line(part + ".bias", b -> third(b, which), from + ".attn.c_attn.bias");
    }
    return table;
  }

  private static WeightTable dense(String target, String source) {
    return new WeightTable()
        .line(target + ".weight", source + ".weight")
        .line(target + ".bias", source + ".bias");
  }

  private static Tensor third(Tensor w, int which) {
    int d = w.dim(-1) / 3;
    return w.slice(-1, which * d, (which + 1) * d);
  }
}
