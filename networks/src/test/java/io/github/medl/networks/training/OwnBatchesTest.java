package io.github.medl.networks.training;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.layers.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Observations;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one loop trains on batches of any kind: here sequences that have lengths. */
class OwnBatchesTest {
  /** Sequences x (n, T), of which the first lengths[i] numbers count, and what they should give. */
  record Sequences(Tensor x, int[] lengths, Tensor targets) implements Observations<Sequences> {
    @Override
    public int size() {
      return x.dim(0);
    }

    @Override
    public Sequences take(int... indices) {
      return new Sequences(
          x.take(0, indices),
          Arrays.stream(indices).map(i -> lengths[i]).toArray(),
          targets.take(0, indices));
    }

    @Override
    public Sequences cast(DType dtype) {
      return new Sequences(x.cast(dtype), lengths, targets.cast(dtype));
    }
  }

  /** Runs h = tanh(W (h, x_t)) through each sequence as long as it lasts. */
  record Runner(Dense cell) implements Network {
    Tensor apply(Sequences batch, Pass pass) {
      Tensor h = Tensor.zeros(batch.size(), 1).cast(batch.x().dtype());
      for (int t = 0; t < batch.x().dim(1); t++) {
        Tensor both = Tensor.concat(1, java.util.List.of(h, batch.x().slice(1, t, t + 1)));
        h = cell.apply(both, pass).tanh().where(lasts(batch, t), h);
      }
      return h;
    }

    private static Tensor lasts(Sequences batch, int t) {
      return Tensor.generate(i -> t < batch.lengths()[i] ? 1 : 0, batch.size(), 1);
    }
  }

  private static final Sequences DATA = data();

  private static Sequences data() {
    int[] lengths = {4, 2, 3, 1, 4, 3};
    Tensor x = RandomStream.seed(3).normalTensor(6, 4);
    return new Sequences(x, lengths, Tensor.generate(i -> Math.sin(i), 6, 1));
  }

  private static final Objective<Runner, Sequences> COST =
      (runner, batch, pass) -> runner.apply(batch, pass).sub(batch.targets()).square().mean();

  private static Training<Runner, Sequences> training() {
    Supplier<io.github.medl.optim.Optimiser> adam = () -> Optimisers.adam(0.05);
    return Training.of(
        new Runner(dense(2, 1, he(RandomStream.seed(1)))),
        COST,
        Batches.of(DATA, 4).shuffled(RandomStream.seed(2)),
        adam);
  }

  @Test
  void sequencesWithLengthsAreLearned() {
    double[] losses = training().epochs(40).run().history().values("loss");
    assertThat(losses[39]).isLessThan(losses[0] / 2);
  }

  @Test
  void aTrainingOnThemGoesOnFromItsCheckpoint(@TempDir Path folder) {
    Runner whole = training().epochs(6).run().network();
    training().epochs(3).checkpoints(folder).run();
    Runner resumed = training().epochs(6).checkpoints(folder).run().network();
    assertThat(Networks.tensors(resumed)).isEqualTo(Networks.tensors(whole));
  }
}
