package io.github.medl.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.medl.cnn.layers.Conv;
import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.ImageData;
import io.github.medl.learning.data.Split;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The network that the authors of the book trained (result C6.2): right on exactly 4814 of 5000
 * digits, which shows that layout and flipping are understood.
 */
class AuthorsNetworkTest {
  private static final Map<String, Object> FILE = Fixture.read("authors_mnist_conv.json");
  private static final Map<String, Object> EXPECTED = Fixture.object(FILE.get("expected"));

  @BeforeAll
  static void data() {
    assumeTrue(System.getenv("MEDL_DATA") != null, "needs MNIST, see MEDL_DATA");
  }

  /** Numbers of the file are floats. */
  private static Tensor tensor(String name) {
    return Fixture.tensor(FILE.get(name)).cast(DType.FLOAT32).cast(DType.FLOAT64);
  }

  private static Sequential network(boolean flipped) {
    Tensor first = tensor("conv1.weight");
    Tensor second = tensor("conv2.weight");
    return Layers.sequential(
        new Conv(flipped ? first.flippedKernel() : first, tensor("conv1.bias"), Sliding.UNIT),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        new Conv(flipped ? second.flippedKernel() : second, tensor("conv2.bias"), Sliding.UNIT),
        Activations.relu(),
        ConvolutionLayers.maxPool(2),
        Layers.flatten(),
        new Dense(tensor("dense.weight"), tensor("dense.bias")));
  }

  private static Tensor images(ImageData data, int from, int to) {
    int[] places = IntStream.range(from, to).toArray();
    return data.images(DType.FLOAT32, places).cast(DType.FLOAT64).reshape(to - from, 1, 28, 28);
  }

  private static int correct(Tensor logits, ImageData data, int from) {
    int[] answers = logits.argmax(1);
    return (int)
        IntStream.range(0, answers.length).filter(i -> answers[i] == data.label(from + i)).count();
  }

  private static int expected(String name) {
    return ((Number) EXPECTED.get(name)).intValue();
  }

  @Test
  void fourThousandEightHundredAndFourteenOfFiveThousandAreRight() {
    ImageData training = Datasets.mnist(Split.TRAIN);
    Tensor x = images(training, 5000, 10_000);
    Tensor logits = network(true).predict(x);
    Tensor first = logits.slice(0, 0, 4);
    List<?> rows = (List<?>) EXPECTED.get("logits_of_training_images_5001_to_5004");
    for (int i = 0; i < 4; i++) {
      Fixture.near("logits", first.select(0, i), Tensor.of(Fixture.doubles(rows.get(i))), 1e-10);
    }
    assertThat(correct(logits, training, 5000)).isEqualTo(4814);
    int[] labels = IntStream.range(5000, 10_000).map(training::label).toArray();
    assertThat(logits.logSoftmax(1).pick(labels).mean().neg().item())
        .isCloseTo(((Number) EXPECTED.get("validation_loss")).doubleValue(), within(1e-10));
    Tensor single = Networks.cast(network(true), DType.FLOAT32).predict(x);
    assertThat(correct(single, training, 5000)).isEqualTo(4814);
  }

  @Test
  void withoutTheFlipItIsAnotherNetwork() {
    ImageData training = Datasets.mnist(Split.TRAIN);
    assertThat(correct(network(false).predict(images(training, 5000, 10_000)), training, 5000))
        .isEqualTo(expected("unflipped_validation_correct"));
  }

  @Test
  void learnedAndTestImagesAreCountedAlike() {
    ImageData training = Datasets.mnist(Split.TRAIN);
    assertThat(correct(network(true).predict(images(training, 0, 5000)), training, 0))
        .isEqualTo(expected("training_correct_first_5000"));
    ImageData test = Datasets.mnist(Split.TEST);
    assertThat(correct(network(true).predict(images(test, 0, 10_000)), test, 0))
        .isEqualTo(expected("test_correct_of_10000"));
  }
}
