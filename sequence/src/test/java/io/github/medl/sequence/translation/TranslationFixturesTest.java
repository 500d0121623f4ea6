package io.github.medl.sequence.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Fixture;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.SequenceLoss;
import io.github.medl.sequence.attention.AdditiveScore;
import io.github.medl.sequence.attention.Attention;
import io.github.medl.sequence.attention.AttentionWeights;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.sequence.decoding.Translator;
import io.github.medl.sequence.recurrent.Bidirectional;
import io.github.medl.sequence.recurrent.BookCells;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The encoder-decoders of figures 7.9 and 7.10. */
class TranslationFixturesTest {
  private static final Pass PASS = Pass.evaluation();

  private static Fixture fixture(String op) {
    return Fixture.all("models").stream().filter(f -> f.op().equals(op)).findFirst().orElseThrow();
  }

  private static Tensor loss(Translator model, Map<String, Tensor> x, Pass pass) {
    Lengths ofTarget = Fixture.lengths(x, "y_lengths");
    Tensor logits =
        model.apply(x.get("x"), Fixture.lengths(x, "x_lengths"), x.get("y_in"), ofTarget, pass);
    return SequenceLoss.crossEntropy(logits, x.get("targets"), ofTarget);
  }

  @Test
  void figure7_9bIsThatOfPyTorch() {
    fixture("encoder_decoder")
        .check(
            x -> {
              EncoderDecoder model =
                  new EncoderDecoder(
                      x.get("E_x"),
                      x.get("E_y"),
                      Recurrent.of(BookCells.cell("gru", false, x, "encoder.")),
                      BookCells.cell("gru", false, x, "decoder."),
                      new Dense(x.get("W_y").transpose(), x.get("b_y")),
                      true);
              Map<String, Tensor> y = new LinkedHashMap<>();
              y.put("loss", loss(model, x, PASS));
              y.put("z", model.encode(x.get("x"), Fixture.lengths(x, "x_lengths"), PASS).get(0));
              return y;
            });
  }

  @Test
  void figure7_10IsThatOfPyTorch() {
    fixture("attention_encoder_decoder")
        .check(
            x -> {
              AttentionEncoderDecoder model =
                  new AttentionEncoderDecoder(
                      x.get("E_x"),
                      x.get("E_y"),
                      Bidirectional.of(
                          BookCells.cell("gru", false, x, "forward."),
                          BookCells.cell("gru", false, x, "backward.")),
                      new Dense(x.get("W_s").transpose(), x.get("b_s")),
                      new Attention(
                          new AdditiveScore(
                              x.get("W_q").transpose(), x.get("W_k").transpose(), x.get("v_a"))),
                      BookCells.cell("gru", false, x, "decoder."),
                      new Dense(x.get("W_y").transpose(), x.get("b_y")));
              Tensor[] loss = new Tensor[1];
              List<Tensor> alpha =
                  AttentionWeights.of(model, pass -> loss[0] = loss(model, x, pass))
                      .get("attention");
              Map<String, Tensor> y = new LinkedHashMap<>();
              y.put("loss", loss[0]);
              y.put("alpha", zeroPadding(Tensor.concat(1, alpha), x));
              return y;
            });
  }

  /** The file gives no weights for steps that the target does not have. */
  private static Tensor zeroPadding(Tensor alpha, Map<String, Tensor> x) {
    Tensor expected = fixture("attention_encoder_decoder").tensors("output").get("alpha");
    boolean given = expected.select(0, 1).slice(0, 2, 3).abs().sum().item() > 0;
    return given ? alpha : Fixture.lengths(x, "y_lengths").zeroPadding(alpha);
  }

  // ---------------------------------------------------------------- teacher forcing

  private final RandomStream stream = RandomStream.seed(3);
  private final Initialisation rule = Initialisations.normal(0.5, stream).in(DType.FLOAT64);

  private List<Translator> models() {
    EncoderDecoder plain =
        new EncoderDecoder(
            rule.weight(5, 3, 5, 3),
            rule.weight(6, 3, 6, 3),
            Recurrent.of(Cells.lstm(3, 4, stream)),
            Cells.lstm(3, 4, stream),
            Layers.dense(4, 6, rule),
            false);
    EncoderDecoder enriched =
        new EncoderDecoder(
            rule.weight(5, 3, 5, 3),
            rule.weight(6, 3, 6, 3),
            Recurrent.of(Cells.gru(3, 4, stream)),
            Cells.gru(7, 4, stream),
            Layers.dense(8, 6, rule),
            true);
    AttentionEncoderDecoder attending =
        new AttentionEncoderDecoder(
            rule.weight(5, 3, 5, 3),
            rule.weight(6, 3, 6, 3),
            Bidirectional.of(Cells.gru(3, 2, stream), Cells.gru(3, 2, stream)),
            Layers.dense(2, 4, rule),
            new Attention(AdditiveScore.of(4, 4, 3, rule)),
            Cells.gru(7, 4, stream),
            Layers.dense(8, 6, rule));
    return List.of(
        Networks.cast(plain, DType.FLOAT64),
        Networks.cast(enriched, DType.FLOAT64),
        Networks.cast(attending, DType.FLOAT64));
  }

  @Test
  void fedWithTheTrueSymbolsBothWaysOfRunningAgree() {
    Tensor x = Tensor.generate(i -> i * 3 % 5, 3, 4);
    Lengths lengths = new Lengths(4, 2, 3);
    Tensor y = Tensor.generate(i -> i % 5 == 0 ? 5 : i * 7 % 6, 3, 5);
    for (Translator model : models()) {
      Tensor whole = model.apply(x, lengths, y, Lengths.all(), PASS);
      fed(model.read(x, lengths, 5), y, whole);
    }
  }

  private static <S> void fed(NextSymbol<S> next, Tensor y, Tensor whole) {
    NextSymbol.Step<S> step = next.first();
    for (int t = 0; t < y.dim(1); t++) {
      if (t > 0) {
        int now = t;
        S turned = next.rows(next.rows(step.state(), 2, 0, 1), 1, 2, 0); // there and back
        int[] symbols = new int[3];
        Arrays.setAll(symbols, row -> (int) y.get(row, now));
        step = next.then(turned, symbols);
      }
      Fixture.near("step " + t, step.logits(), whole.select(1, t), 1e-14);
    }
  }

  @Test
  void paddingHasNoInfluence() {
    Tensor x = Tensor.of(new double[] {1, 2, 3, 4, Double.NaN, 99}, 2, 3);
    Lengths ofSource = new Lengths(3, 1);
    Tensor y = Tensor.of(new double[] {5, 1, -7, 5, 1, 2}, 2, 3);
    Lengths ofTarget = new Lengths(2, 3);
    for (Translator model : models()) {
      Tensor logits = model.apply(x, ofSource, y, ofTarget, PASS);
      Tensor alone =
          model.apply(
              x.slice(0, 1, 2).slice(1, 0, 1),
              Lengths.all(),
              y.slice(0, 1, 2),
              Lengths.all(),
              PASS);
      Fixture.near("row 1", logits.slice(0, 1, 2), alone, 1e-14);
      assertThat(logits.abs().max().item()).isFinite();
    }
  }
}
