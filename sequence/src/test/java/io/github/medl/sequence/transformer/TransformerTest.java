package io.github.medl.sequence.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Fixture;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.SequenceLoss;
import io.github.medl.sequence.attention.Masks;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformerTest {
  private static final Pass PASS = Pass.evaluation();

  private final RandomStream stream = RandomStream.seed(1);

  private Design design(int width, int heads, int inner, boolean preNorm) {
    return new Design(
        width,
        heads,
        inner,
        Activations.relu(),
        preNorm,
        0,
        Initialisations.xavierUniform(stream).in(DType.FLOAT64),
        Initialisations.xavierUniform(stream));
  }

  @Test
  void lossLogitsAndGradientsOfGptAreThoseOfPyTorch() {
    Fixture f =
        Fixture.all("models").stream().filter(c -> c.op().equals("gpt")).findFirst().orElseThrow();
    f.check(
        x -> {
          Gpt model = gpt(x);
          Tensor logits = model.apply(x.get("codes").slice(1, 0, 4), PASS);
          Tensor loss =
              SequenceLoss.crossEntropy(logits, x.get("codes").slice(1, 1, 5), Lengths.all());
          Map<String, Tensor> y = new LinkedHashMap<>();
          y.put("loss", loss);
          y.put("logits", logits);
          return y;
        });
  }

  private static Gpt gpt(Map<String, Tensor> x) {
    return new Gpt(
        x.get("E"),
        x.get("P"),
        List.of(BookBlocks.encoder(x, "blocks.0.", true, "gelu_tanh")),
        BookBlocks.norm(x, "", "f"),
        new Dropout(0));
  }

  @Test
  void lossAndGradientsOfTheTransformerAreThoseOfPyTorch() {
    Fixture f =
        Fixture.all("models").stream()
            .filter(c -> c.op().equals("transformer"))
            .findFirst()
            .orElseThrow();
    f.check(
        x -> {
          Transformer model =
              new Transformer(
                  x.get("E_x"),
                  x.get("E_y"),
                  new Encoder(List.of(BookBlocks.encoder(x, "encoder.0.", false, "relu")), null),
                  new Decoder(List.of(BookBlocks.decoder(x, "decoder.0.")), null),
                  new Dense(x.get("W_o").transpose(), x.get("b_o")),
                  new Dropout(0));
          Lengths ofTarget = Fixture.lengths(x, "y_lengths");
          Tensor logits =
              model.apply(
                  x.get("x"), Fixture.lengths(x, "x_lengths"), x.get("y_in"), ofTarget, PASS);
          return Map.of("loss", SequenceLoss.crossEntropy(logits, x.get("targets"), ofTarget));
        });
  }

  // ---------------------------------------------------------------- the cache

  @Test
  void theCacheOfKeysAndValuesGivesTheLogitsOfTheWholePass() {
    Gpt model = Gpt.of(7, 12, 2, design(8, 2, 16, true), Initialisations.normal(1, stream));
    Tensor codes = Tensor.generate(i -> i * 5 % 7, 3, 10);
    Tensor whole = model.apply(codes, PASS);
    for (int[] pieces : new int[][] {{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, {4, 1, 5}, {10}}) {
      Gpt.Past past = Gpt.Past.NONE;
      int from = 0;
      for (int piece : pieces) {
        Gpt.Continued next = model.goOn(codes.slice(1, from, from + piece), past);
        Fixture.near("logits", next.logits(), whole.slice(1, from, from + piece), 1e-12);
        past = next.past();
        from += piece;
        assertThat(past.places()).isEqualTo(from);
      }
      Gpt.Past swapped = past.rows(2, 0);
      Tensor one = Tensor.of(new double[] {3, 4}, 2, 1);
      Tensor direct =
          model.apply(Tensor.concat(1, List.of(codes.take(0, 2, 0), one)), PASS).select(1, 10);
      Fixture.near("rows", model.goOn(one, swapped).logits().select(1, 0), direct, 1e-12);
    }
  }

  @Test
  void aLongCacheIsKeptInFewRunsAndGivesTheLogitsOfTheWholePass() {
    Gpt model = Gpt.of(7, 200, 1, design(8, 2, 16, true), Initialisations.normal(1, stream));
    Tensor codes = Tensor.generate(i -> i * 5 % 7, 2, 200);
    Tensor whole = model.apply(codes, PASS);
    Gpt.Past past = Gpt.Past.NONE;
    int most = 0;
    for (int t = 0; t < 200; t++) {
      Gpt.Continued next = model.goOn(codes.slice(1, t, t + 1), past);
      Fixture.near("logits", next.logits().select(1, 0), whole.select(1, t), 1e-12);
      past = next.past().rows(0, 1);
      most = Math.max(most, past.blocks().get(0).runs().size());
    }
    assertThat(past.places()).isEqualTo(200);
    assertThat(most).isBetween(2, 4); // 33 double, and so on: log2(200 / 33) + 1, and the last
  }

  @Test
  void theCacheOfTheDecoderGivesTheLogitsOfTheWholePass() {
    for (boolean preNorm : new boolean[] {false, true}) {
      Transformer model =
          Transformer.of(
              6, 7, 2, 2, design(8, 2, 16, preNorm), Initialisations.normal(0.3, stream));
      Tensor x = Tensor.generate(i -> i * 5 % 6, 3, 4);
      Lengths lengths = new Lengths(4, 2, 3);
      Tensor y = Tensor.generate(i -> i * 3 % 7, 3, 5);
      Tensor whole = model.apply(x, lengths, y, Lengths.all(), PASS);
      Transformer.Written so = model.begin(x, lengths);
      for (int t = 0; t < 5; t++) {
        Transformer.Continued next = model.goOn(y.slice(1, t, t + 1), so, PASS);
        Fixture.near("logits", next.logits().select(1, 0), whole.select(1, t), 1e-12);
        so = next.written();
      }
      assertThat(so.rows(1, 1).places()).isEqualTo(5);
    }
  }

  // ---------------------------------------------------------------- what has no influence

  @Test
  void aLaterPlaceInfluencesNoEarlierOneInACausalBlock() {
    EncoderBlock block = EncoderBlock.of(design(4, 2, 5, false));
    Tensor a = stream.normalTensor(1, 3, 4);
    Tensor jacobian =
        Autodiff.jacobian(
            x -> block.apply(x, Lengths.all(), Masks.causal(3, DType.FLOAT64), PASS), a);
    Tensor places = jacobian.reshape(3, 4, 3, 4).abs().max(1, 3);
    for (int t = 0; t < 3; t++) {
      for (int tau = 0; tau < 3; tau++) {
        assertThat(places.get(t, tau) == 0).isEqualTo(tau > t);
      }
    }
  }

  @Test
  void paddingInfluencesNeitherValuesNorGradientsEvenIfItIsNaN() {
    Encoder encoder = Encoder.of(2, design(4, 2, 5, true));
    Tensor x = stream.normalTensor(3, 4, 4);
    Lengths lengths = new Lengths(4, 2, 0);
    Tensor real = lengths.mask(3, 4, DType.FLOAT64).reshape(3, 4, 1);
    Tensor garbage = x.where(real, Tensor.full(Double.NaN));
    var clean =
        Networks.valueAndGradient(
            encoder, e -> lengths.zeroPadding(e.apply(x, lengths, PASS)).sin().sum());
    var dirty =
        Networks.valueAndGradient(
            encoder, e -> lengths.zeroPadding(e.apply(garbage, lengths, PASS)).sin().sum());
    assertThat(dirty).isEqualTo(clean);
    Tensor alone = encoder.apply(x.slice(0, 1, 2).slice(1, 0, 2), Lengths.all(), PASS);
    Fixture.near(
        "row 1", encoder.apply(garbage, lengths, PASS).slice(0, 1, 2).slice(1, 0, 2), alone, 1e-14);
  }

  // ---------------------------------------------------------------- positions, parameters

  @Test
  void positionsOfThePaperAreTurnedByAShift() {
    int d = 16;
    Tensor r = Positions.paper(60, d);
    for (int s : new int[] {1, 7, 30}) {
      Tensor turned = r.slice(0, 0, 60 - s).matmul(Positions.rotation(s, d), false, true);
      Fixture.near("shift", turned, r.slice(0, s, 60), 1e-12);
    }
    Fixture.near("|r|", r.square().sum(1), Tensor.full(d / 2.0, 60), 1e-12);
  }

  @Test
  void parametersAreAsManyAsTheFormulaSays() {
    Map<String, Object> counts = Fixture.of("text", "parameter counts").part("output");
    Design large = design(512, 8, 2048, false);
    assertThat(Networks.count(EncoderBlock.of(large)))
        .isEqualTo(of(counts, "encoder block 512,2048"));
    assertThat(Networks.count(DecoderBlock.of(large)))
        .isEqualTo(of(counts, "decoder block 512,2048"));
    assertThat(Networks.count(large.attention())).isEqualTo(of(counts, "multi-head 512"));
    Gpt small = Gpt.of(11, 13, 3, design(8, 2, 32, true), Initialisations.normal(0.02, stream));
    assertThat(Networks.count(small)).isEqualTo(gptParameters(11, 13, 3, 8));
    assertThat(gptParameters(50_257, 1024, 12, 768)).isEqualTo(of(counts, "GPT-2 small"));
  }

  private static long gptParameters(long symbols, long places, long blocks, long d) {
    return symbols * d + places * d + blocks * (12 * d * d + 13 * d) + 2 * d;
  }

  private static long of(Map<String, Object> counts, String name) {
    return ((Number) counts.get(name)).longValue();
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    Gpt model = Gpt.of(5, 4, 1, design(4, 1, 4, true), Initialisations.normal(1, stream));
    assertThatThrownBy(() -> model.apply(Tensor.zeros(1, 5), PASS))
        .hasMessageContaining("a text of 5 places for a model of 4");
    Gpt.Past past = model.goOn(Tensor.zeros(1, 4), Gpt.Past.NONE).past();
    assertThatThrownBy(() -> model.goOn(Tensor.zeros(1, 1), past)).hasMessageContaining("5 places");
    assertThatThrownBy(() -> model.apply(Tensor.full(7, 1, 2), PASS))
        .hasMessageContaining("codes[0, 0] is 7.0, but the codes are 0 to 4");
  }
}
