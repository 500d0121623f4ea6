package io.github.medl.gan.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.TensorAssert;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private final Schedule schedule = Schedule.linear(200);

  @Test
  void lineForTwoHundredStepsIsThatOfTheBook() {
    assertThat(schedule.beta(1)).isEqualTo(5e-4);
    assertThat(schedule.beta(200)).isCloseTo(0.1, within(1e-16));
    double[] expected = {
      0.8999999251096703, 0.39678195851090403, 0.07665890493502028, 3.0318371672319075e-05
    };
    int[] steps = {20, 60, 100, 200};
    for (int i = 0; i < steps.length; i++) {
      double ours = schedule.alphaBar(steps[i]);
      assertThat(ours / expected[i]).isCloseTo(1, within(1e-12));
    }
    assertThat(schedule.alphaBar(0)).isEqualTo(1);
    assertThat(schedule.noiseVariance(0)).isZero();
  }

  @Test
  void signalAndNoiseSumToOne() {
    for (Schedule s : List.of(schedule, Schedule.cosine(1000), Schedule.linear(1000))) {
      for (int t = 0; t <= s.steps(); t++) {
        assertThat(s.alphaBar(t) + s.noiseVariance(t)).isCloseTo(1, within(1e-14));
      }
    }
  }

  /** z_t of t single steps has the variance of the closed form: exactly, by induction. */
  @Test
  void singleStepsAddUpToTheClosedForm() {
    double kept = 1;
    double noise = 0;
    for (int t = 1; t <= schedule.steps(); t++) {
      kept *= Math.sqrt(schedule.alpha(t));
      noise = schedule.alpha(t) * noise + schedule.beta(t);
      assertThat(kept * kept).isCloseTo(schedule.alphaBar(t), within(1e-14));
      assertThat(noise).isCloseTo(schedule.noiseVariance(t), within(1e-14));
    }
  }

  @Test
  void noiseIsFoundAgainInWhatItMade() {
    RandomStream stream = RandomStream.seed(1);
    Tensor x = stream.normalTensor(3, 4);
    Tensor noise = stream.normalTensor(3, 4);
    int[] steps = {1, 77, 200};
    Tensor found = schedule.noiseIn(x, schedule.noised(x, noise, steps), steps);
    TensorAssert.assertThat(found).isCloseTo(noise, 1e-12);
    TensorAssert.assertThat(schedule.noisedAt(77, x, noise).slice(0, 1, 2))
        .isCloseTo(schedule.noised(x, noise, steps).slice(0, 1, 2), 0);
  }

  @Test
  void imagesAreNoisedAsRowsAre() {
    RandomStream stream = RandomStream.seed(2);
    Tensor x = stream.normalTensor(2, 1, 3, 3);
    Tensor noise = stream.normalTensor(2, 1, 3, 3);
    Tensor rows = schedule.noised(x.reshape(2, 9), noise.reshape(2, 9), 5, 120);
    TensorAssert.assertThat(schedule.noised(x, noise, 5, 120))
        .isCloseTo(rows.reshape(2, 1, 3, 3), 0);
  }

  @Test
  void spreadStepsBeginAtTheEndAndAreEven() {
    assertThat(Ddim.spread(schedule, 10).steps())
        .containsExactly(200, 180, 160, 140, 120, 100, 80, 60, 40, 20);
    assertThat(Ddim.spread(schedule, 200).visited())
        .containsExactly(new Ancestral(schedule).visited());
  }

  /** One step is a chain, too. */
  @Test
  void aScheduleOfOneStepGoesThereAndBack() {
    Schedule one = Schedule.of(0.3);
    Tensor x = Tensor.of(new double[][] {{2, -1}});
    Tensor noise = Tensor.of(new double[][] {{0.5, 1}});
    Tensor z = one.noisedAt(1, x, noise);
    RandomStream stream = RandomStream.seed(1);
    TensorAssert.assertThat(new Ancestral(one).sample((at, t) -> noise, z, stream))
        .isCloseTo(x, 1e-14);
    TensorAssert.assertThat(Ddim.spread(one, 1).sample((at, t) -> noise, z, stream))
        .isCloseTo(x, 1e-14);
    assertThat(one.posteriorVariance(1)).isZero();
  }

  @Test
  void nothingIsRepeatedInSilence() {
    Tensor x = Tensor.zeros(4, 2);
    Tensor column = Tensor.zeros(4, 1);
    assertThatThrownBy(() -> schedule.noisedAt(3, x, column)).hasMessageContaining("(4, 1)");
    assertThatThrownBy(() -> schedule.next(3, x, column)).hasMessageContaining("(4, 1)");
    assertThatThrownBy(() -> schedule.noiseIn(x, column, 1, 2, 3, 4))
        .hasMessageContaining("(4, 1)");
    assertThatThrownBy(() -> schedule.noiseIn(x, x, 1)).hasMessageContaining("1 steps");
    assertThatThrownBy(() -> schedule.posteriorMean(x, x, 1)).hasMessageContaining("1 steps");
    RandomStream stream = RandomStream.seed(1);
    assertThatThrownBy(() -> new Ancestral(schedule).sample((z, t) -> column, x, stream))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("at step 200 it answered (4, 1) for (4, 2)");
    assertThatThrownBy(() -> new DiffusionBound(schedule).of((z, t) -> column, x, stream))
        .hasMessageContaining("answered (4, 1)");
    assertThatThrownBy(() -> new DiffusionBound(schedule).of((z, t) -> z, x.flatten(), stream))
        .hasMessageContaining("expected data (n, d)");
    assertThatThrownBy(() -> NoiseLoss.of(x, column)).hasMessageContaining("(4, 2) of noise");
    Tensor single = x.cast(DType.FLOAT32);
    Tensor made = new Ancestral(schedule).sample((z, t) -> x, single, stream);
    TensorAssert.assertThat(made).hasDType(DType.FLOAT32);
  }

  @Test
  void whatIsOutOfRangeIsRefusedInWords() {
    assertThatThrownBy(() -> Schedule.of(0.1, 0)).hasMessageContaining("that of step 2 is 0.0");
    assertThatThrownBy(() -> Schedule.cosine(10, -2, .9)).hasMessageContaining("-2.0");
    double[] huge = new double[40];
    Arrays.fill(huge, Math.nextDown(1.0));
    assertThatThrownBy(() -> Schedule.of(huge)).hasMessageContaining("nothing is left of the data");
    NoisePredictor none = (z, t) -> z;
    assertThatThrownBy(() -> NoisePredictor.guided(none, none, Double.NaN))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Schedule.of()).hasMessageContaining("at least one step");
    assertThatThrownBy(() -> Schedule.of(0.1, 1)).hasMessageContaining("that of step 2 is 1.0");
    assertThatThrownBy(() -> Schedule.linear(20)).hasMessageContaining("more than 20 steps");
    assertThatThrownBy(() -> schedule.beta(0)).hasMessageContaining("1 to 200, there is no 0");
    assertThatThrownBy(() -> schedule.alphaBar(201)).hasMessageContaining("no 201");
    Tensor x = Tensor.zeros(2, 3);
    assertThatThrownBy(() -> schedule.noised(x, x, 1)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> new Ddim(schedule, List.of(5, 9), 0)).hasMessageContaining("[5, 9]");
    assertThatThrownBy(() -> new Ddim(schedule, List.of(), 0)).hasMessageContaining("at least one");
    assertThatThrownBy(() -> new Ddim(schedule, List.of(5), 2)).hasMessageContaining("2.0");
    assertThatThrownBy(() -> new Ancestral(schedule).deviation(5, 3)).hasMessageContaining("Ddim");
    assertThatThrownBy(() -> Ddim.spread(schedule, 201)).hasMessageContaining("201 of 200");
    assertThatThrownBy(() -> StepEmbedding.of(5, 1)).hasMessageContaining("even");
    assertThatThrownBy(() -> new DiffusionBound(schedule).weight(1))
        .hasMessageContaining("reconstruction");
  }
}
