package io.github.medl.sequence.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.io.Safetensors;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.WeightTable;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Fixture;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.attention.Attended;
import io.github.medl.sequence.attention.MultiHead;
import io.github.medl.sequence.recurrent.Bidirectional;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.recurrent.Stacked;
import io.github.medl.sequence.recurrent.TorchRecurrent;
import io.github.medl.sequence.recurrent.Unrolled;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files in the layouts of others, and what PyTorch computes from them. */
class CheckpointFixturesTest {
  private static final Pass PASS = Pass.evaluation();

  private final RandomStream stream = RandomStream.seed(1);

  private static Map<String, Tensor> file(String name) throws IOException {
    try (InputStream in = Fixture.class.getResourceAsStream(name)) {
      return Safetensors.parse(name, in.readAllBytes()).tensors();
    }
  }

  private static <M extends Network> M loaded(WeightTable table, String file, M like)
      throws IOException {
    return table.load(file(file), Networks.cast(like, DType.FLOAT64)).network();
  }

  // ---------------------------------------------------------------- GPT-2

  @Test
  void logitsOfGpt2AreThoseOfPyTorch() throws IOException {
    Fixture f = Fixture.of("checkpoints", "tiny GPT-2");
    WeightTable.Loaded<Gpt> loaded = Gpt2.load(file("tiny-gpt2.safetensors"), 2);
    assertThat(loaded.leftOver()).isEmpty();
    assertThat(Networks.count(loaded.network()))
        .isEqualTo(((Number) f.part("output").get("parameters")).longValue());
    Gpt model = Networks.cast(loaded.network(), DType.FLOAT64);
    Tensor codes = f.tensors("inputs").get("codes");
    Fixture.near("logits", model.apply(codes, PASS), f.tensors("output").get("logits"), 1e-12);
  }

  @Test
  void namesWithAPrefixAreTheSameModel() throws IOException {
    Map<String, Tensor> prefixed = new LinkedHashMap<>();
    file("tiny-gpt2.safetensors").forEach((name, t) -> prefixed.put("transformer." + name, t));
    assertThat(Gpt2.load(prefixed, 2).network())
        .isEqualTo(Gpt2.load(file("tiny-gpt2.safetensors"), 2).network());
  }

  @Test
  void whatIsMissingMisshapenOrLeftOverIsTold() throws IOException {
    Map<String, Tensor> file = new LinkedHashMap<>(file("tiny-gpt2.safetensors"));
    file.put("lm_head.weight", Tensor.zeros(2));
    assertThat(Gpt2.load(file, 2).leftOver()).containsExactly("lm_head.weight");
    file.remove("h.1.ln_2.bias");
    file.put("h.0.mlp.c_fc.weight", Tensor.zeros(32, 8));
    assertThatThrownBy(() -> Gpt2.load(file, 2))
        .hasMessageContaining("h.1.ln_2.bias is missing for blocks.1.secondNorm.shift")
        .hasMessageContaining(
            "h.0.mlp.c_fc.weight (32, 8) becomes (32, 8), but blocks.0.feedForward.first.weight is"
                + " (8, 32)");
    assertThatThrownBy(() -> Gpt2.load(Map.of(), 2)).hasMessageContaining("no matrix wte.weight");
  }

  // ---------------------------------------------------------------- PyTorch

  private static final Fixture TORCH = Fixture.of("checkpoints", "PyTorch modules");

  private static void same(String name, Tensor ours) {
    Fixture.near(name, ours, TORCH.tensors("output").get(name), 1e-12);
  }

  private static Tensor x() {
    return TORCH.tensors("inputs").get("x");
  }

  @Test
  void twoBidirectionalLayersOfLstmAreThoseOfPyTorch() throws IOException {
    WeightTable table = new WeightTable();
    for (int layer = 0; layer < 2; layer++) {
      String to = "layers." + layer;
      table =
          table
              .with(TorchRecurrent.lstm(to + ".forward.cell", "lstm", "_l" + layer))
              .with(TorchRecurrent.lstm(to + ".backward.cell", "lstm", "_l" + layer + "_reverse"));
    }
    Stacked network =
        loaded(
            table,
            "torch-modules.safetensors",
            Stacked.of(
                Bidirectional.of(Cells.lstm(3, 4, stream), Cells.lstm(3, 4, stream)),
                Bidirectional.of(Cells.lstm(8, 4, stream), Cells.lstm(8, 4, stream))));
    Unrolled all = network.apply(x(), Lengths.all(), PASS);
    same("lstm", all.outputs());
    List<Tensor> s = all.states();
    same("lstm_h", Tensor.stack(0, List.of(s.get(0), s.get(2), s.get(4), s.get(6))));
    same("lstm_c", Tensor.stack(0, List.of(s.get(1), s.get(3), s.get(5), s.get(7))));
  }

  @Test
  void gruAndSimpleLayersAreThoseOfPyTorch() throws IOException {
    String file = "torch-modules.safetensors";
    Recurrent gru =
        loaded(
            TorchRecurrent.gru("cell", "gru", "_l0"),
            file,
            Recurrent.of(Cells.resetAfterGru(3, 4, stream)));
    same("gru", gru.apply(x()));
    Recurrent rnn =
        loaded(
            TorchRecurrent.simple("cell", "rnn", "_l0"),
            file,
            Recurrent.of(Cells.simple(3, 4, stream)));
    same("rnn", rnn.apply(x()));
  }

  /** A network that is attention alone. */
  record Alone(MultiHead heads) implements Network {}

  @Test
  void attentionAndAnEncoderLayerAreThoseOfPyTorch() throws IOException {
    String file = "torch-modules.safetensors";
    Tensor z = TORCH.tensors("inputs").get("z");
    Design design =
        new Design(
            6, 2, 8, Activations.relu(), false, 0, Initialisations.zero(), Initialisations.zero());
    Alone alone =
        loaded(
            TorchTransformer.attention("heads", "attention"), file, new Alone(design.attention()));
    Attended a = alone.heads().apply(z, z, Lengths.all(), null, PASS);
    same("attention", a.result());
    same("attention_alpha", a.weights());
    EncoderBlock block =
        loaded(TorchTransformer.encoderBlock("", "encoder"), file, EncoderBlock.of(design));
    same("encoder", block.apply(z, Lengths.all(), null, PASS));
  }
}
