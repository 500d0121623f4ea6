package io.github.medl.cnn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.cnn.Fixture;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.State;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.BatchNorm;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Layers and blocks against PyTorch: values, first and second derivatives. */
class BlocksTest {
  private static final Map<String, Function<List<Tensor>, Tensor>> BLOCKS =
      Map.of(
          "depthwise_separable",
          t ->
              new Separable(
                      conv(t.get(1), Sliding.UNIT.padded(1).inGroups(t.get(1).dim(0))),
                      conv(t.get(2), Sliding.UNIT))
                  .apply(t.get(0)),
          "residual",
          t ->
              ConvolutionBlocks.residualBlock(same(t.get(1)), Activations.relu(), same(t.get(2)))
                  .apply(t.get(0)),
          "inception",
          t ->
              Layers.concatenated(
                      1,
                      rectified(t.get(1)),
                      Layers.sequential(rectified(t.get(2)), rectified(t.get(3))),
                      Layers.sequential(rectified(t.get(4)), rectified(t.get(5))),
                      Layers.sequential(
                          new MaxPool(Window.of(3).stride(1).padded(1)), rectified(t.get(6))))
                  .apply(t.get(0)),
          "dense_block",
          t -> new DenseBlock(List.of(activated(t.get(1)), activated(t.get(2)))).apply(t.get(0)),
          "u_net",
          t ->
              new UNet(
                      List.of(rectified(t.get(1)), rectified(t.get(2))),
                      ConvolutionLayers.maxPool(2),
                      List.of(new ConvTransposed(t.get(3), null, Sliding.by(2), 0, 0)),
                      List.of(same(t.get(4))),
                      Activations.identity(),
                      true)
                  .apply(t.get(0)));

  private static Conv conv(Tensor w, Sliding sliding) {
    return new Conv(w, null, sliding);
  }

  private static Conv same(Tensor w) {
    return conv(w, Sliding.UNIT.same(w.dim(2), w.dim(3)));
  }

  private static Layer activated(Tensor w) {
    return Layers.sequential(Activations.relu(), same(w));
  }

  private static Layer rectified(Tensor w) {
    return Layers.sequential(same(w), Activations.relu());
  }

  @TestFactory
  Stream<DynamicTest> blocksAreThoseOfTorch() {
    List<Fixture> cases =
        Fixture.all("blocks.json").stream().filter(c -> BLOCKS.containsKey(c.op())).toList();
    assertThat(cases).hasSize(BLOCKS.size());
    return cases.stream()
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> c.check(BLOCKS.get(c.op()))));
  }

  @TestFactory
  Stream<DynamicTest> normalisationsAreThoseOfTorch() {
    List<Fixture> cases =
        Fixture.all("pooling.json").stream()
            .filter(c -> c.op().startsWith("batch_norm") || c.op().startsWith("local_response"))
            .toList();
    assertThat(cases).hasSize(4);
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.toString(),
                    () -> {
                      if (c.op().startsWith("batch_norm")) {
                        batchNorm(c);
                      } else {
                        Layer norm =
                            new LocalResponseNorm(
                                (int) c.number("size"),
                                c.number("alpha"),
                                c.number("beta"),
                                c.number("k"));
                        c.check(t -> norm.apply(t.get(0)));
                      }
                    }));
  }

  private static void batchNorm(Fixture c) {
    boolean training = c.op().endsWith("training");
    Map<String, Object> args = c.part("args");
    State mean = new State(Tensor.of(Fixture.doubles(args.get("running_mean"))));
    State variance = new State(Tensor.of(Fixture.doubles(args.get("running_variance"))));
    Function<List<Tensor>, BatchNorm> layer =
        t ->
            Networks.cast(
                new BatchNorm(t.get(1), t.get(2), mean, variance, 0.1, c.number("epsilon")),
                t.get(0).dtype());
    c.check(
        t -> {
          boolean isTraced = t.get(1).traced() != null;
          BatchNorm norm =
              isTraced
                  ? new BatchNorm(t.get(1), t.get(2), mean, variance, 0.1, c.number("epsilon"))
                  : layer.apply(t);
          return norm.apply(t.get(0), training ? Pass.training() : Pass.evaluation());
        });
    if (training) {
      List<Tensor> inputs = List.of(c.input("x"), c.input("gamma"), c.input("beta"));
      Pass pass = Pass.training();
      BatchNorm norm = layer.apply(inputs);
      norm.apply(inputs.get(0), pass);
      Map<String, Tensor> after = Networks.tensors(pass.updated(norm));
      Map<String, Object> expected = c.part("extra");
      Fixture.near(
          "mean",
          after.get("mean"),
          Tensor.of(Fixture.doubles(expected.get("running_mean_after"))),
          1e-12);
      Fixture.near(
          "variance",
          after.get("variance"),
          Tensor.of(Fixture.doubles(expected.get("running_variance_after"))),
          1e-12);
    }
  }
}
