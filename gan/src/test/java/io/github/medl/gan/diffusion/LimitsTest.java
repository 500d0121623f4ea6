package io.github.medl.gan.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.networks.layers.Activations;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Counts, shapes and sizes at the ends of what is possible. */
class LimitsTest {
  private final Schedule schedule = Schedule.of(0.1, 0.2);
  private final Tensor z = Tensor.ones(3, 2);
  private final Tensor column = Tensor.zeros(3, 1);

  @Test
  void asManyStepsAsNobodyCanGoAreRefusedInWords() {
    for (int steps : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, 10_000_001}) {
      assertRefused(() -> Schedule.linear(steps), "at most 10000000, not " + steps);
      assertRefused(() -> Schedule.cosine(steps), "at most 10000000, not " + steps);
      assertRefused(() -> Denoiser.of(Activations.relu(), steps, 4), "not " + steps);
    }
    assertRefused(
        () -> StepEmbedding.of(1 << 30, 1, 2),
        "2 rows of 1073741824 columns are 2147483648 numbers");
    assertRefused(() -> StepEmbedding.of(Integer.MAX_VALUE - 1, 1), "than an array can hold");
  }

  private static void assertRefused(ThrowingCallable call, String words) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(words);
  }

  /** Broadcasting would make a prediction of all columns of it. */
  @Test
  void aPredictionOfOneColumnIsNoPrediction() {
    DiffusionBound bound = new DiffusionBound(schedule);
    Ddim ddim = Ddim.spread(schedule, 2);
    NoisePredictor all = (x, t) -> x;
    NoisePredictor narrow = (x, t) -> column;
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> bound.step(2, z, column),
            () -> bound.reconstruction(z, column),
            () -> new Ancestral(schedule).mean(z, column, 1),
            () -> ddim.data(z, column, 1),
            () -> ddim.move(z, column, 2, 1, z),
            () -> NoisePredictor.guided(all, narrow, 2).checkedNoise(z, 1),
            () -> NoisePredictor.guided(narrow, all, 2).checkedNoise(z, 1))) {
      assertThatThrownBy(call).isInstanceOf(ShapeException.class).hasMessageContaining("(3, 1)");
    }
  }

  /** KL(N(√ᾱ x, 1 - ᾱ) ‖ N(0, 1)) at x = 0 is ½ (-ᾱ - log(1 - ᾱ)). */
  @Test
  void thePriorTermOfHardlyAnyNoiseIsANumber() {
    for (double beta : new double[] {1e-300, 1e-20, 1e-5, 0.3}) {
      Tensor prior = new DiffusionBound(Schedule.of(beta)).prior(Tensor.zeros(1, 1));
      assertThat(prior.item()).isCloseTo(0.5 * (beta - 1 - Math.log(beta)), within(1e-13));
    }
  }

  /** With η = 1 and equal β the noise of the move from 2 to 1 is √(β/2) where β is small. */
  @Test
  void aMoveOfHardlyAnyNoiseAddsIt() {
    for (double beta : new double[] {1e-200, 1e-18, 1e-12}) {
      Ddim ddim = new Ddim(Schedule.of(beta, beta), List.of(2, 1), 1);
      assertThat(ddim.deviation(2, 1) / Math.sqrt(beta / 2)).isCloseTo(1, within(1e-11));
    }
  }
}
