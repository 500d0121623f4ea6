package io.github.medl.rl.deep;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static double[] x(double value) {
    return new double[] {value};
  }

  @Test
  void theOldestIsForgotten() {
    ReplayMemory memory = new ReplayMemory(3, 1);
    for (int t = 0; t < 5; t++) {
      memory.add(x(t), t, 10 * t, x(t + 1), 0.5);
    }
    assertThat(memory.size()).isEqualTo(3);
    ReplayMemory.Batch all = memory.at(new int[] {0, 1, 2}, new float[] {1, 1, 1});
    assertThat(all.states().flatten()).isCloseTo(Tensor.vector(3, 4, 2), 0);
    assertThat(all.nextStates().flatten()).isCloseTo(Tensor.vector(4, 5, 3), 0);
    assertThat(all.actions()).containsExactly(3, 4, 2);
    assertThat(all.rewards()).isCloseTo(Tensor.vector(30, 40, 20), 0);
    ReplayMemory.Batch drawn = memory.draw(300, RandomStream.seed(1));
    for (int action : drawn.actions()) {
      assertThat(action).isBetween(2, 4);
    }
    assertThatThrownBy(() -> new ReplayMemory(0, 1)).hasMessageContaining("got 0 and 1");
  }

  @Test
  void stepsAreJoinedAndEndsAndCutsToldApart() {
    ReplayMemory memory = new ReplayMemory(10, 1);
    StepsBuffer buffer = new StepsBuffer(3, 0.5, memory, 1);
    for (int t = 0; t < 4; t++) {
      buffer.add(x(t), 0, t + 1, x(t + 1), t == 3, false);
    }
    // full: 1 + 2/2 + 3/4; then the end with what there is
    ReplayMemory.Batch all = memory.at(new int[] {0, 1, 2, 3}, new float[4]);
    assertThat(memory.size()).isEqualTo(4);
    assertThat(all.rewards()).isCloseTo(Tensor.vector(2.75, 4.5, 5, 4), 0);
    assertThat(all.futures()).isCloseTo(Tensor.vector(0.125, 0, 0, 0), 0);
    assertThat(all.nextStates().flatten()).isCloseTo(Tensor.vector(3, 4, 4, 4), 0);

    ReplayMemory other = new ReplayMemory(10, 1);
    StepsBuffer cut = new StepsBuffer(3, 0.5, other, 1);
    cut.add(x(0), 0, 1, x(1), false, false);
    cut.add(x(1), 0, 2, x(2), false, true);
    ReplayMemory.Batch both = other.at(new int[] {0, 1}, new float[2]);
    assertThat(both.rewards()).isCloseTo(Tensor.vector(2, 2), 0);
    assertThat(both.futures()).isCloseTo(Tensor.vector(0.25, 0.5), 0);
  }

  @Test
  void prioritiesAndWeightsAreTheReferences() {
    Case each = Fixtures.read("/rl/learning.json", "prioritised_replay").get(0);
    assertThat(each.number("eps")).isEqualTo(0.01);
    double[] errors = each.input("td_errors").toDoubles();
    PrioritisedMemory memory =
        new PrioritisedMemory(errors.length, 1, each.number("alpha"), each.number("beta"));
    int[] places = new int[errors.length];
    for (int i = 0; i < errors.length; i++) {
      places[i] = memory.add(x(i), i, 0, x(i), 1);
    }
    memory.surprise(places, errors);
    Tensor probabilities = Fixtures.tensor(each.output("probabilities"));
    Tensor weights = Fixtures.tensor(each.output("weights"));
    for (int i = 0; i < errors.length; i++) {
      assertThat(memory.probability(i)).isCloseTo(probabilities.get(i), within(1e-12));
      assertThat(memory.weight(i)).isCloseTo(weights.get(i), within(1e-12));
    }
    SplittableStream stream = RandomStream.seed(2);
    int n = 40_000;
    double[] share = new double[errors.length];
    for (int place : memory.draw(n, stream).places()) {
      share[place] += 1.0 / n;
    }
    for (int i = 0; i < errors.length; i++) {
      double p = probabilities.get(i);
      assertThat(share[i]).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
    }
  }

  @Test
  void newStepsGetTheLargestPriority() {
    PrioritisedMemory memory = new PrioritisedMemory(4, 1, 1, 1);
    memory.add(x(0), 0, 0, x(0), 1);
    memory.surprise(new int[] {0}, new double[] {8.99});
    memory.add(x(1), 0, 0, x(1), 1);
    assertThat(memory.probability(1)).isCloseTo(0.5, within(1e-12));
    memory.surprise(new int[] {0}, new double[] {0.99});
    assertThat(memory.probability(1)).isCloseTo(0.9, within(1e-12));
    assertThat(memory.weight(1)).isCloseTo(1.0 / 9, within(1e-12));
  }

  @Test
  void nothingIsDrawnFromNothingAndNoNaNGetsAPriority() {
    SplittableStream stream = RandomStream.seed(1);
    assertThatThrownBy(() -> new ReplayMemory(4, 1).draw(1, stream))
        .hasMessage("the memory is empty: add a step before drawing");
    PrioritisedMemory memory = new PrioritisedMemory(4, 1, 1, 1);
    assertThatThrownBy(() -> memory.draw(1, stream)).hasMessageStartingWith("the memory is empty");
    memory.add(x(0), 0, 0, x(0), 1);
    assertThatThrownBy(() -> memory.surprise(new int[] {0}, new double[] {Double.NaN}))
        .hasMessageContaining("the network has diverged");
    memory.surprise(new int[] {0}, new double[] {0});
    assertThat(memory.draw(2, stream).places()).containsExactly(0, 0); // no error, still drawn
  }
}
