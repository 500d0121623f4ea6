package io.github.medl.networks.layers;

import static io.github.medl.networks.layers.Layers.dropout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.networks.Pass;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DropoutTest {
  private final Tensor x = Tensor.arange(4000).add(1).reshape(40, 100);

  @Test
  void evaluationIsTheIdentity() {
    assertThat(dropout(.5).apply(x)).isSameAs(x);
  }

  @Test
  void whatIsKeptIsDividedByTheProbabilityToKeepIt() {
    Tensor ratio = dropout(.2).apply(x, Pass.training(RandomStream.seed(1))).div(x);
    Tensor kept = ratio.greater(0);
    assertThat(ratio.sub(kept.mul(1.25)).abs().max().item()).isLessThan(1e-15);
    // four standard errors of a proportion
    assertThat(kept.mean().item()).isCloseTo(.8, within(4 * Math.sqrt(.16 / 4000)));
  }

  @Test
  void theMeanStaysTheSame() {
    Tensor ones = Tensor.ones(200, 100);
    double mean = dropout(.5).apply(ones, Pass.training(RandomStream.seed(2))).mean().item();
    assertThat(mean).isCloseTo(1, within(4 / Math.sqrt(20000)));
  }

  @Test
  void oneSeedGivesOneMaskAndFloatsStayFloats() {
    Tensor f = x.cast(DType.FLOAT32);
    Tensor y = dropout(.5).apply(f, Pass.training(RandomStream.seed(3)));
    assertThat(y).isEqualTo(dropout(.5).apply(f, Pass.training(RandomStream.seed(3))));
    assertThat(y.dtype()).isEqualTo(DType.FLOAT32);
  }

  @Test
  void theMaskIsWhetherTheDrawReachesTheRateOverTheProbabilityToKeep() {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      for (double rate : new double[] {0, .1, .2, .3, .5, 2 / 3.0, .9, 1 - 1e-12}) {
        Tensor like = x.cast(dtype);
        Tensor drawn = RandomStream.seed(4).uniformTensor(dtype, x.shape());
        assertThat(new Dropout(rate).mask(like, RandomStream.seed(4)))
            .isEqualTo(drawn.greaterEqual(rate).div(1 - rate));
      }
    }
  }

  @Test
  void withoutAStreamItSaysWhatToDo() {
    assertThatThrownBy(() -> dropout(.5).apply(x, Pass.training()))
        .hasMessageContaining("Pass.training(stream)");
    assertThatThrownBy(() -> dropout(1)).hasMessageContaining("[0, 1)");
  }
}
