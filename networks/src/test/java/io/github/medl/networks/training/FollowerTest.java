package io.github.medl.networks.training;

import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Dense;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowerTest {
  @ParameterizedTest
  @EnumSource(value = DType.class, names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void takesTheShareOfTheWayThatItIsTold(DType dtype) {
    Initialisation rule = xavier(RandomStream.seed(1)).in(dtype);
    Trainer<Dense> trainer = Trainer.of(dense(3, 2, rule), Optimisers.gradientDescent(0.5));
    Follower<Dense> follower = Follower.of(trainer);
    Tensor first = trainer.network().weight();
    assertThat(follower.network().weight()).isCloseTo(first, 0);

    trainer.step(network -> network.weight().square().sum()); // θ ← θ - 0.5 (2 θ) = 0
    assertThat(trainer.live().weight()).isCloseTo(first.mul(0), 1e-7);
    assertThat(follower.network().weight()).isCloseTo(first, 0);
    follower.follow(0.25);
    assertThat(follower.network().weight()).isCloseTo(first.mul(0.75), 1e-7);
    follower.follow(1);
    assertThat(follower.network().weight()).isCloseTo(trainer.live().weight(), 0);
    assertThatThrownBy(() -> follower.follow(1.5)).hasMessageContaining("in [0, 1], not 1.5");
  }
}
