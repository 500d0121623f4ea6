package io.github.medl.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.networks.Networks;
import io.github.medl.networks.Networks.ValueAndGradient;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Fixture;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecurrentLayersTest {
  private static final Pass PASS = Pass.evaluation();
  private static final Lengths LENGTHS = new Lengths(5, 0, 2);

  private final RandomStream stream = RandomStream.seed(1);
  private final Tensor x = stream.normalTensor(3, 5, 2);

  private SequenceLayer network() {
    Bidirectional both = Bidirectional.of(Cells.lstm(2, 3, stream), Cells.gru(2, 4, stream));
    Recurrent top = Recurrent.withLearnedStart(Cells.resetAfterGru(7, 3, stream));
    return Networks.cast(
        Stacked.of(both, top, Recurrent.of(Cells.simple(3, 2, stream))), DType.FLOAT64);
  }

  private static Tensor cost(Unrolled all) {
    Tensor sum = all.outputs().square().sum();
    for (Tensor state : all.states()) {
      sum = sum.add(state.sin().sum());
    }
    return sum;
  }

  @Test
  void paddingInfluencesNeitherValuesNorGradientsEvenIfItIsNaN() {
    Tensor garbage = x.where(LENGTHS.mask(3, 5, DType.FLOAT64).reshape(3, 5, 1), nan());
    SequenceLayer network = network();
    Unrolled clean = network.apply(x, LENGTHS, PASS);
    assertThat(network.apply(garbage, LENGTHS, PASS)).isEqualTo(clean);
    assertThat(clean.outputs().select(0, 1)).isEqualTo(Tensor.zeros(5, 2));
    assertThat(clean.outputs().select(0, 2).slice(0, 2, 5)).isEqualTo(Tensor.zeros(3, 2));
    ValueAndGradient expected =
        Networks.valueAndGradient(network, n -> cost(n.apply(x, LENGTHS, PASS)));
    assertThat(Networks.valueAndGradient(network, n -> cost(n.apply(garbage, LENGTHS, PASS))))
        .isEqualTo(expected);
  }

  private static Tensor nan() {
    return Tensor.full(Double.NaN);
  }

  @Test
  void aRowOfItsOwnLengthIsThatRowAlone() {
    SequenceLayer network = network();
    Unrolled all = network.apply(x, LENGTHS, PASS);
    Unrolled alone = network.apply(x.slice(0, 2, 3).slice(1, 0, 2), Lengths.all(), PASS);
    Fixture.near("outputs", all.outputs().slice(0, 2, 3).slice(1, 0, 2), alone.outputs(), 1e-15);
    for (int i = 0; i < network.states(); i++) {
      Fixture.near("state", all.states().get(i).slice(0, 2, 3), alone.states().get(i), 1e-15);
    }
  }

  @Test
  void codesStandForOneHotVectors() {
    Recurrent layer = Networks.cast(Recurrent.of(Cells.gru(4, 3, stream)), DType.FLOAT64);
    Tensor codes = Tensor.of(new double[] {3, 0, 1, 2, 9, Double.NaN}, 2, 3);
    Tensor hot = Tensor.zeros(2, 3, 4).add(Tensor.generate(i -> hot(codes, i), 2, 3, 4));
    Lengths lengths = new Lengths(3, 1);
    Fixture.near(
        "outputs",
        layer.apply(codes, lengths, PASS).outputs(),
        layer.apply(hot, lengths, PASS).outputs(),
        1e-15);
    assertThatThrownBy(() -> layer.apply(codes, Lengths.all(), PASS))
        .hasMessageContaining("codes[1, 1] is 9.0, but the codes are 0 to 3");
  }

  private static double hot(Tensor codes, int i) {
    return codes.get(i / 12, i / 4 % 3) == i % 4 ? 1 : 0;
  }

  @Test
  void goingOnFromTheStatesOfAPieceIsTheWhole() {
    SequenceLayer layer =
        Networks.cast(
            Stacked.of(
                Recurrent.of(Cells.lstm(2, 3, stream)),
                Recurrent.withLearnedStart(Cells.gru(3, 2, stream))),
            DType.FLOAT64);
    Unrolled whole = layer.apply(x, LENGTHS, PASS);
    Unrolled first = layer.apply(x.slice(1, 0, 3), new Lengths(3, 0, 2), PASS);
    Unrolled rest = layer.apply(x.slice(1, 3, 5), new Lengths(2, 0, 0), first.detached(), PASS);
    assertThat(Tensor.concat(1, List.of(first.outputs(), rest.outputs())))
        .isEqualTo(whole.outputs());
    assertThat(rest.states()).isEqualTo(whole.states());
    assertThat(new Truncated(layer, 2).apply(x, LENGTHS, PASS)).isEqualTo(whole);
  }

  @Test
  void dropoutStandsBetweenLayersOnly() {
    Recurrent a = Recurrent.of(Cells.simple(2, 50, stream));
    Recurrent b = Recurrent.of(Cells.simple(50, 50, stream));
    Tensor input = x.cast(DType.FLOAT32);
    Stacked one = new Stacked(List.of(a), new Dropout(0.5));
    assertThat(one.apply(input, Pass.training(RandomStream.seed(2)))).isEqualTo(a.apply(input));
    Stacked two = new Stacked(List.of(a, b), new Dropout(0.5));
    assertThat(two.apply(input)).isEqualTo(b.apply(a.apply(input)));
    Tensor trained = two.apply(input, Pass.training(RandomStream.seed(2)));
    assertThat(trained).isNotEqualTo(two.apply(input));
    assertThat(trained.equalTo(0).sum().item()).isZero();
  }

  @Test
  void parametersAreAsManyAsTheFormulaSays() {
    Map<String, Object> counts = Fixture.of("text", "parameter counts").part("output");
    assertThat(Networks.count(Cells.simple(10, 20, stream))).isEqualTo(of(counts, "rnn 10->20"));
    assertThat(Networks.count(Cells.lstm(10, 20, stream))).isEqualTo(of(counts, "lstm 10->20"));
    assertThat(Networks.count(Cells.gru(10, 20, stream))).isEqualTo(of(counts, "gru 10->20"));
    assertThat(Networks.count(Cells.resetAfterGru(10, 20, stream)))
        .isEqualTo(of(counts, "gru reset after 10->20"));
    assertThat(
            Networks.count(
                Bidirectional.of(Cells.lstm(10, 20, stream), Cells.lstm(10, 20, stream))))
        .isEqualTo(of(counts, "bidirectional lstm 10->20"));
    assertThat(
            Networks.count(
                Stacked.of(
                    Recurrent.of(Cells.lstm(10, 20, stream)),
                    Recurrent.of(Cells.lstm(20, 20, stream)))))
        .isEqualTo(of(counts, "two lstm 10->20->20"));
  }

  private static long of(Map<String, Object> counts, String name) {
    return ((Number) counts.get(name)).longValue();
  }

  @Test
  void firstWeightsAreThoseOfEachGateByItself() {
    LstmCell cell = Cells.lstm(30, 50, stream);
    assertThat(cell.inputWeight().abs().max().item()).isBetween(0.27, Math.sqrt(6.0 / 80));
    for (int gate = 0; gate < 4; gate++) {
      Tensor w = cell.stateWeight().slice(1, 50 * gate, 50 * (gate + 1)).cast(DType.FLOAT64);
      Fixture.near("W'W", w.transpose().matmul(w), Tensor.eye(50), 1e-6);
    }
    assertThat(cell.bias().slice(0, 0, 50)).isEqualTo(cell.bias().slice(0, 0, 50).fullLike(1));
    assertThat(cell.bias().sum().item()).isEqualTo(50);
  }

  @Test
  void sayWhatDoesNotFit() {
    Recurrent layer = Recurrent.of(Cells.lstm(3, 4, stream));
    assertThatThrownBy(() -> layer.apply(x.cast(DType.FLOAT32)))
        .hasMessageContaining("expected (n, T, 3), got (3, 5, 2)");
    assertThatThrownBy(() -> layer.apply(x, Lengths.all(), List.of(Tensor.zeros(3, 4)), PASS))
        .hasMessageContaining("expected 2 first states or none, got 1");
    assertThatThrownBy(() -> new Truncated(layer.reverse(), 2))
        .hasMessageContaining("runs backward in time");
    assertThatThrownBy(() -> new Bidirectional(layer, layer)).hasMessageContaining("backward");
    assertThatThrownBy(() -> new LstmCell(Tensor.zeros(3, 7), Tensor.zeros(2, 8), Tensor.zeros(8)))
        .hasMessageContaining("(3, 7)");
  }
}
