package io.github.medl.cnn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import io.github.medl.cnn.layers.ConvolutionBlocks.InceptionWidths;
import io.github.medl.networks.Layer;
import io.github.medl.networks.LayerException;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.Summary;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConvolutionLayersTest {
  private final RandomStream stream = RandomStream.seed(11);
  private final Initialisation he = Initialisations.he(stream).in(DType.FLOAT64);

  @Test
  void firstWeightsKnowTheirFans() {
    List<int[]> fans = new ArrayList<>();
    Initialisation spy =
        (in, out, shape) -> {
          fans.add(new int[] {in, out});
          return Tensor.zeros(shape);
        };
    ConvolutionLayers.conv(6, 16, 5, Sliding.UNIT, spy);
    ConvolutionLayers.conv(6, 8, 3, Sliding.UNIT.inGroups(2), spy);
    ConvolutionLayers.depthwise(8, 1, 3, Sliding.UNIT, spy);
    ConvolutionLayers.convTransposed(32, 16, 2, Sliding.by(2), spy);
    ConvolutionLayers.conv1d(4, 5, 7, Sliding.UNIT, spy);
    assertThat(fans)
        .containsExactly(
            new int[] {150, 400},
            new int[] {27, 36},
            new int[] {9, 9},
            new int[] {32, 64},
            new int[] {28, 35});
  }

  @Test
  void aSeparableConvolutionIsTheConvolutionByItsProduct() {
    Separable separable = ConvolutionLayers.separable(3, 4, 3, Sliding.UNIT.padded(1), he);
    Tensor d = separable.depthwise().weight(); // (3, 1, 3, 3)
    Tensor p = separable.pointwise().weight(); // (4, 3, 1, 1)
    Tensor w = p.mul(d.reshape(1, 3, 3, 3));
    Tensor x = stream.normalTensor(2, 3, 5, 6);
    assertThat(separable.apply(x).allClose(x.conv(w, Sliding.UNIT.padded(1)), 1e-12, 1e-12))
        .isTrue();
    assertThat(Networks.count(separable)).isEqualTo(27 + 12 + 4);
  }

  @Test
  void aResidualBlockWithoutABodyIsItsInput() {
    ResidualBlock block =
        ConvolutionBlocks.residualBlock(
            ConvolutionLayers.conv(
                2, 2, 3, Sliding.UNIT.padded(1), Initialisations.zero().in(DType.FLOAT64)));
    Tensor u = stream.normalTensor(1, 2, 3, 3);
    assertThat(block.apply(u)).isEqualTo(u.relu());
  }

  @Test
  void theJacobianOfASumIsTheIdentityAndThatOfTheBody() {
    Layer body =
        Layers.sequential(
            ConvolutionLayers.conv(2, 2, 3, Sliding.UNIT.padded(1), he),
            Activations.tanh(),
            ConvolutionLayers.conv(2, 2, 3, Sliding.UNIT.padded(1), he));
    Tensor u = stream.normalTensor(1, 2, 3, 3);
    Tensor sum = Autodiff.jacobian(x -> Layers.residual(body).apply(x), u).reshape(18, 18);
    Tensor part = Autodiff.jacobian(x -> body.apply(x), u).reshape(18, 18);
    assertThat(sum.allClose(Tensor.eye(18).add(part), 1e-12, 1e-12)).isTrue();
  }

  @Test
  void blocksHaveTheShapesThatTheySay() {
    Tensor x = stream.normalTensor(2, 8, 12, 12);
    shape(ConvolutionBlocks.basicBlock(8, 8, 1, he), x, 2, 8, 12, 12);
    shape(ConvolutionBlocks.basicBlock(8, 16, 2, he), x, 2, 16, 6, 6);
    shape(ConvolutionBlocks.plainShortcutBlock(8, 16, 2, he), x, 2, 16, 6, 6);
    shape(ConvolutionBlocks.denseBlock(8, 4, 3, he), x, 2, 20, 12, 12);
    shape(
        ConvolutionBlocks.inception(8, new InceptionWidths(2, 3, 4, 1, 2, 3), he),
        x,
        2,
        11,
        12,
        12);
    shape(ConvolutionBlocks.uNet(8, new int[] {4, 8, 16}, 3, true, he), x, 2, 3, 12, 12);
    shape(ConvolutionLayers.convTransposed(8, 4, 2, Sliding.by(2), he), x, 2, 4, 24, 24);
    shape(new Upsample(2, true), x, 2, 8, 24, 24);
    shape(ConvolutionLayers.globalAverage(), x, 2, 8);
    shape(ConvolutionLayers.globalMaximum(), x, 2, 8);
    shape(
        ConvolutionLayers.conv1d(8, 5, 3, Sliding.UNIT.causal(3), he),
        stream.normalTensor(2, 8, 9),
        2,
        5,
        9);
  }

  private static void shape(Layer layer, Tensor x, int... expected) {
    Layer one = Networks.cast(layer, DType.FLOAT64);
    assertThat(one.apply(x).shape()).as(layer.toString()).isEqualTo(expected);
    assertThat(one.apply(x, Pass.training()).shape()).isEqualTo(expected);
  }

  @Test
  void theUNetOfTheLabHasItsParameters() {
    assertThat(Networks.count(ConvolutionBlocks.uNet(1, new int[] {8, 16, 32}, 3, true, he)))
        .isEqualTo(14_363);
    assertThat(Networks.count(ConvolutionBlocks.uNet(1, new int[] {8, 16, 32}, 3, false, he)))
        .isEqualTo(11_483);
  }

  @Test
  void batchNormalisationFoldsIntoTheConvolutionBeforeIt() {
    Conv conv = ConvolutionLayers.convWithoutBias(3, 4, 3, Sliding.UNIT.padded(1), he);
    Sequential network = Networks.cast(Layers.sequential(conv, Layers.batchNorm(4)), DType.FLOAT64);
    Pass pass = Pass.training();
    network.apply(stream.normalTensor(5, 3, 6, 6), pass);
    Sequential trained = pass.updated(network);
    Tensor x = stream.normalTensor(2, 3, 6, 6);
    assertThat(Folding.of(trained).layers()).hasSize(1);
    assertThat(Folding.of(trained).apply(x).allClose(trained.apply(x), 1e-12, 1e-12)).isTrue();
  }

  /** Model 1 of the authors' course, as their debugModel prints it. */
  @Test
  void theSummaryShowsTheSizesOfTheCourse() {
    Sequential model =
        Networks.cast(
            Layers.sequential(
                ConvolutionLayers.conv(3, 8, 3, Sliding.UNIT.padded(1), he),
                Activations.relu(),
                Layers.batchNorm(8),
                ConvolutionLayers.maxPool(2),
                ConvolutionLayers.conv(8, 4, 3, Sliding.UNIT, he),
                Activations.relu(),
                Layers.batchNorm(4),
                ConvolutionLayers.maxPool(2),
                Layers.flatten(),
                Layers.dense(196, 80, he),
                Activations.relu(),
                Layers.dropout(.5),
                Layers.dense(80, 40, he),
                Activations.relu(),
                Layers.dropout(.5),
                Layers.dense(40, 3, he)),
            DType.FLOAT64);
    Summary summary = Summary.of(model, Tensor.zeros(1, 3, 32, 32));
    assertThat(summary.parameters()).isEqualTo(19_663);
    assertThat(
            summary.lines().stream()
                .filter(line -> !line.layer().equals("relu"))
                .map(Summary.Line::output))
        .containsExactly(
            "(1, 8, 32, 32)",
            "(1, 8, 32, 32)",
            "(1, 8, 16, 16)",
            "(1, 4, 14, 14)",
            "(1, 4, 14, 14)",
            "(1, 4, 7, 7)",
            "(1, 196)",
            "(1, 80)",
            "(1, 80)",
            "(1, 40)",
            "(1, 40)",
            "(1, 3)");
  }

  @Test
  void refusalsSayTheSizes() {
    Tensor x = stream.normalTensor(1, 3, 10, 10);
    assertThatThrownBy(() -> ConvolutionBlocks.uNet(3, new int[] {2, 2, 2}, 1, true, he).apply(x))
        .isInstanceOf(LayerException.class)
        .hasMessageContainingAll("2 levels", "multiples of 4", "(1, 3, 10, 10)");
    assertThatThrownBy(() -> ConvolutionLayers.conv(4, 2, 3, Sliding.UNIT, he).apply(x))
        .hasMessageContainingAll("3 channels", "for 4");
    assertThatThrownBy(() -> ConvolutionLayers.conv(4, 3, 3, Sliding.UNIT.inGroups(2), he))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("2 groups", "3 channels");
    assertThatThrownBy(() -> new Conv(Tensor.ones(2, 1, 3, 3), Tensor.ones(3), Sliding.UNIT))
        .hasMessageContainingAll("(2,)", "(3,)");
    assertThatThrownBy(
            () ->
                new ResidualBlock(ConvolutionLayers.conv(3, 4, 1, Sliding.UNIT, he), null).apply(x))
        .hasMessageContainingAll("(1, 4, 10, 10)", "(1, 3, 10, 10)");
    assertThatThrownBy(() -> ConvolutionLayers.maxPool(11).apply(x))
        .hasMessageContainingAll("11 rows", "10");
  }

  @Test
  void convolutionRectificationAndPoolingAreOneOperationThatNobodySees() {
    Sequential network =
        Layers.sequential(
            Activations.identity(),
            ConvolutionLayers.conv(2, 3, 3, Sliding.UNIT.padded(1), he),
            Activations.relu(),
            ConvolutionLayers.maxPool(2),
            Layers.flatten());
    Tensor x = stream.normalTensor(4, 2, 6, 6);
    List<Layer> seen = new ArrayList<>();
    Pass watched = Pass.evaluation().watchedBy(Observer.ofLayers((layer, a, b) -> seen.add(layer)));
    assertThat(network.apply(x)).isEqualTo(network.apply(x, watched));
    assertThat(seen).containsAll(network.layers());
    Tape tape = new Tape();
    network.apply(tape.variable(x));
    assertThat(tape.nodes()).extracting(Node::label).contains("convReluMaxPool");
    assertThatThrownBy(() -> network.apply(Tensor.ones(1, 2, 1, 6)))
        .isInstanceOf(LayerException.class)
        .hasMessageContainingAll("layers.3 (MaxPool)", "a window over 2 rows does not fit");
    assertThatThrownBy(() -> network.apply(Tensor.ones(1, 3, 6, 6)))
        .isInstanceOf(LayerException.class)
        .hasMessageContainingAll("layers.1", "3 channels");
  }

  @Test
  void layersSayWhatTheyAre() {
    assertThat(ConvolutionLayers.conv(3, 16, 5, Sliding.by(2).padded(1), he))
        .hasToString("Conv(3, 16, 5x5, stride 2, padding 1)");
    assertThat(ConvolutionLayers.conv(4, 4, 3, Sliding.by(1, 2).padded(1, 0, 0, 1), he))
        .hasToString("Conv(4, 4, 3x3, stride 1x2, padding 1 0 0 1)");
    assertThat(ConvolutionLayers.depthwise(8, 2, 3, Sliding.UNIT, he))
        .hasToString("Conv(8, 16, 3x3, 8 groups)");
    assertThat(ConvolutionLayers.conv1d(2, 3, 4, Sliding.UNIT.dilated(2).causal(4), he))
        .hasToString("Conv(2, 3, 4, dilation 2, padding 6 0)");
    assertThat(ConvolutionLayers.maxPool(2)).hasToString("MaxPool(2x2)");
    assertThat(ConvolutionLayers.globalAverage()).hasToString("GlobalAverage");
  }
}
