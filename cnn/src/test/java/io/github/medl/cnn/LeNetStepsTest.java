package io.github.medl.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.medl.autodiff.Autodiff.ValueAndGradients;
import io.github.medl.cnn.layers.Conv;
import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.ImageData;
import io.github.medl.learning.data.Split;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimisers;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Thirty steps of LeNet-5 from weights by a formula, as PyTorch takes them: the chain from pixels
 * to optimiser.
 */
class LeNetStepsTest {
  private static final Map<String, Object> FILE = Fixture.read("lenet_steps.json");
  private static final List<?> ORDER = (List<?>) FILE.get("order");
  private static final int BATCH = 64;

  private static Tensor weight(int number, int fanIn, int... shape) {
    long seed = number(FILE.get("seed")).longValue();
    double scale = Math.sqrt(24.0 / fanIn);
    return Tensor.generate(
        i -> {
          long k = i;
          long draw = (k * k * 7919 + k * 104729 + seed + number) % 65537;
          return (draw / 65537.0 - 0.5) * scale;
        },
        shape);
  }

  private static Sequential start() {
    return Layers.sequential(
        new Conv(weight(0, 25, 6, 1, 5, 5), Tensor.zeros(6), Sliding.UNIT.padded(2)),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        new Conv(weight(2, 150, 16, 6, 5, 5), Tensor.zeros(16), Sliding.UNIT),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        Layers.flatten(),
        new Dense(weight(4, 400, 400, 120), Tensor.zeros(120)),
        Activations.relu(),
        new Dense(weight(6, 120, 120, 84), Tensor.zeros(84)),
        Activations.relu(),
        new Dense(weight(8, 84, 84, 10), Tensor.zeros(10)));
  }

  private static Number number(Object value) {
    return (Number) value;
  }

  private static void near(String what, double actual, Object expected, double tolerance) {
    double e = number(expected).doubleValue();
    assertThat(actual).as(what).isCloseTo(e, within(tolerance * Math.max(1, Math.abs(e))));
  }

  private static Tensor images(ImageData data, int from, int to) {
    return data.images(DType.FLOAT32, IntStream.range(from, to).toArray()) // as PyTorch read them
        .cast(DType.FLOAT64)
        .reshape(to - from, 1, 28, 28);
  }

  private static Tensor labels(ImageData data, int from, int to) {
    return Tensor.generate(i -> data.label(from + i), to - from);
  }

  @Test
  void thirtyStepsAreThoseOfTorch() {
    assumeTrue(System.getenv("MEDL_DATA") != null, "needs MNIST, see MEDL_DATA");
    ImageData data = Datasets.mnist(Split.TRAIN);
    Sequential first = start();
    Map<String, Object> firstStep = Fixture.object(FILE.get("first_step"));
    Tensor logits = first.apply(images(data, 0, 2));
    List<?> rows = (List<?>) firstStep.get("logits_of_first_two_images");
    for (int i = 0; i < 2; i++) {
      Fixture.near("logits", logits.select(0, i), Tensor.of(Fixture.doubles(rows.get(i))), 1e-9);
    }
    ValueAndGradients found =
        Networks.parametrisation(first)
            .valueAndGradient(
                n ->
                    Losses.crossEntropy()
                        .of(n.apply(images(data, 0, BATCH)), labels(data, 0, BATCH)));
    Map<String, Object> gradients = Fixture.object(firstStep.get("gradients"));
    for (int k = 0; k < ORDER.size(); k++) {
      Tensor g = found.gradients().get(k).flatten();
      Map<String, Object> expected = Fixture.object(gradients.get(ORDER.get(k)));
      near(ORDER.get(k) + " sum", g.sum().item(), expected.get("sum"), 1e-9);
      near(ORDER.get(k) + " norm", g.norm().item(), expected.get("norm"), 1e-9);
      near(ORDER.get(k) + " first", g.get(0), expected.get("first"), 1e-9);
      near(ORDER.get(k) + " last", g.get(-1), expected.get("last"), 1e-9);
    }

    Trainer<Sequential> trainer = Trainer.of(first, Optimisers.adam(0.001));
    List<?> losses = (List<?>) FILE.get("losses");
    for (int step = 0; step < losses.size(); step++) {
      Tensor x = images(data, step * BATCH, (step + 1) * BATCH);
      Tensor y = labels(data, step * BATCH, (step + 1) * BATCH);
      double loss = trainer.step(n -> Losses.crossEntropy().of(n.apply(x), y));
      near("loss of step " + step, loss, losses.get(step), step == 0 ? 1e-9 : 1e-6);
    }
    List<Tensor> after = new ArrayList<>(Networks.parameters(trainer.network()).values());
    Map<String, Object> weights = Fixture.object(FILE.get("weights_after"));
    for (int k = 0; k < ORDER.size(); k++) {
      Map<String, Object> expected = Fixture.object(weights.get(ORDER.get(k)));
      near(ORDER.get(k) + " sum", after.get(k).sum().item(), expected.get("sum"), 1e-6);
      near(
          ORDER.get(k) + " norm", after.get(k).flatten().norm().item(), expected.get("norm"), 1e-6);
    }
    ImageData test = Datasets.mnist(Split.TEST);
    int[] answers = trainer.network().predict(images(test, 0, 2000)).argmax(1);
    long correct = IntStream.range(0, 2000).filter(i -> answers[i] == test.label(i)).count();
    assertThat(correct).isEqualTo(number(FILE.get("test_correct_of_first_2000")).longValue());
  }
}
