package io.github.medl.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageModelTest {
  private final RandomStream stream = RandomStream.seed(1);
  private final LanguageModel model =
      Networks.cast(
          new LanguageModel(
              stream.normalTensor(5, 3),
              Stacked.of(
                  Recurrent.of(Cells.lstm(3, 4, stream)), Recurrent.of(Cells.gru(4, 6, stream))),
              Layers.dense(6, 5, Initialisations.xavierUniform(stream))),
          DType.FLOAT64);

  @Test
  void goingOnSymbolBySymbolGivesTheLogitsOfTheWholeText() {
    Tensor codes = Tensor.of(new double[] {0, 3, 1, 4, 4, 2, 0, 1}, 2, 4);
    Tensor whole = model.apply(codes);
    NextSymbol<List<Tensor>> next = model.after(codes.slice(1, 0, 2));
    NextSymbol.Step<List<Tensor>> step = next.first();
    assertThat(step.logits().allClose(whole.select(1, 1), 0, 1e-14)).isTrue();
    step = next.then(step.state(), 1, 0);
    step = next.then(step.state(), 4, 1);
    assertThat(step.logits().allClose(whole.select(1, 3), 0, 1e-14)).isTrue();
  }

  @Test
  void rowsOfTheStateMayChangeTheirOrder() {
    Tensor codes = Tensor.of(new double[] {0, 3, 4, 2}, 2, 2);
    NextSymbol<List<Tensor>> next = model.after(codes);
    List<Tensor> turned = next.rows(next.first().state(), 1, 0);
    Tensor logits = next.then(turned, 1, 1).logits();
    Tensor straight = next.then(next.first().state(), 1, 1).logits();
    assertThat(logits.select(0, 0)).isEqualTo(straight.select(0, 1));
  }

  @Test
  void aTextGoesOnFromTheStatesOfTheOneBefore() {
    Tensor codes = Tensor.of(new double[] {0, 3, 1, 4, 4, 2, 0, 1}, 2, 4);
    List<Tensor> states = model.after(codes.slice(1, 0, 2)).first().state();
    Tensor rest = model.apply(codes.slice(1, 2, 4), Lengths.all(), states, Pass.evaluation());
    assertThat(rest.allClose(model.apply(codes).slice(1, 2, 4), 0, 1e-14)).isTrue();
    Tensor last = model.after(codes.slice(1, 2, 4), states).first().logits();
    assertThat(last.allClose(rest.select(1, 1), 0, 1e-14)).isTrue();
  }
}
