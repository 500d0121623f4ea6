package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import io.github.medl.cnn.layers.Conv;
import io.github.medl.cnn.layers.ConvolutionBlocks;
import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.cnn.layers.ResidualBlock;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.TapeDiagram;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Figure 6.14: a residual block, drawn from the record of its computation, and why it is there: how
 * much of a derivative comes through many blocks, and through as many plain layers.
 */
public final class Figure6_14 implements Figure {
  private static final int SEED = 614;
  private static final int SEEDS_TRIED = 5;
  private static final int BLOCKS = 20;
  private static final Sliding SAME = Sliding.UNIT.padded(1);

  @Override
  public About about() {
    return About.figure("6.14", "A residual block", Kind.STRUCTURAL)
        .caption(
            "(a) a = ReLU(u + r(u)): r is two convolutions with a ReLU between; u goes around them"
                + " to the sum. (b) The size of the derivative of Σa by the input through 1, ...,"
                + " 20 blocks with small weights, and through the same layers without the skips:"
                + " mean of five seeds.")
        .differs("(b) is not in the book.")
        .quick(1.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    SplittableStream stream = RandomStream.seed(SEED);
    ResidualBlock block = block(Initialisations.he(stream.split()).in(DType.FLOAT64));
    Tensor u = stream.split().normalTensor(1, 2, 3, 3);
    TapeDiagram diagram = recorded(block, u);

    Tensor zero = Tensor.zeros(2, 2, 3, 3);
    Conv nothing = new Conv(zero, null, SAME);
    ResidualBlock identity = ConvolutionBlocks.residualBlock(nothing, Activations.relu(), nothing);
    Tensor ofSum = jacobian(v -> v.add(block.body().apply(v)), u);
    Tensor ofBody = jacobian(v -> block.body().apply(v), u);
    double[] residual = new double[BLOCKS];
    double[] plain = new double[BLOCKS];
    slopes(residual, plain);

    Checks checks =
        new Checks()
            .exactly("nodes", diagram.names().size(), 6, AUTHORS_CODE)
            .exactly("arrows", diagram.edges().size(), 6, AUTHORS_CODE)
            .holds(
                "the skip leads from u to the sum",
                diagram.arrows().contains("u → +"),
                AUTHORS_CODE)
            .near(
                "with r = 0, a = ReLU(u): largest difference",
                identity.apply(u).sub(u.relu()).abs().max().item(),
                0,
                0,
                THEORY)
            .near(
                "Jacobian of u + r(u) less (I + ∂r/∂u), largest entry",
                ofSum.sub(ofBody).sub(Tensor.eye(18)).abs().max().item(),
                0,
                1e-12,
                THEORY)
            .atLeast(
                "derivative through 20 blocks, mean of seeds " + SEED + " to " + (SEED + 4),
                residual[BLOCKS - 1],
                .1,
                SEEDS)
            .atMost(
                "derivative through the same layers without skips", plain[BLOCKS - 1], 1e-6, SEEDS);
    return Outcome.of(Picture.of("A residual block", 2, drawing(diagram), chart(residual, plain)))
        .checks(checks)
        .seed(SEED)
        .value("size of the derivative, residual", residual)
        .value("size of the derivative, plain", plain);
  }

  private static ResidualBlock block(Initialisation rule) {
    return ConvolutionBlocks.residualBlock(
        ConvolutionLayers.conv(2, 2, 3, SAME, rule),
        Activations.relu(),
        ConvolutionLayers.conv(2, 2, 3, SAME, rule));
  }

  private static Tensor jacobian(UnaryOperator<Tensor> f, Tensor u) {
    return Autodiff.jacobian(v -> f.apply(v.reshape(u.shape())).flatten(), u.flatten());
  }

  /** The block as its computation was recorded: what layers gave, the sum, and the result. */
  private static TapeDiagram recorded(ResidualBlock block, Tensor value) {
    Tape tape = new Tape();
    Tensor u = tape.variable("u", value);
    List<Tensor> parts = new ArrayList<>();
    Pass pass =
        Pass.evaluation()
            .watchedBy(
                Observer.ofLayers(
                    (layer, x, y) -> {
                      if (!(layer instanceof Sequential) && !(layer instanceof ResidualBlock)) {
                        parts.add(y);
                      }
                    }));
    Tensor a = block.apply(u, pass);
    Node sum = tape.nodeOf(a).parent(0); // what the last relu was applied to
    return new TapeDiagram(tape)
        .show("u", u)
        .show("convolution", parts.get(0))
        .show("ReLU", parts.get(1))
        .show("convolution, r(u)", parts.get(2))
        .show("+", sum)
        .show("ReLU, a = ReLU(u + r(u))", a);
  }

  private static Diagram drawing(TapeDiagram diagram) {
    return diagram
        .draw(
            (node, name) -> {
              Diagram.Node box = Diagram.Node.of(name, name.equals("u") ? "u = a^{[ℓ]}" : name);
              return name.equals("+")
                  ? box.shape(Diagram.Shape.CIRCLE).fill(Palette.withAlpha(Palette.YELLOW, .5))
                  : box.fill(
                      name.startsWith("conv")
                          ? Palette.withAlpha(Palette.SKY, .35)
                          : Palette.withAlpha(Palette.GREEN, .2));
            })
        .topDown()
        .titled("(a) u + r(u)");
  }

  /** Mean over seeds of the length of the derivative of the sum of the outputs by the input. */
  private static void slopes(double[] residual, double[] plain) {
    for (int s = 0; s < SEEDS_TRIED; s++) {
      SplittableStream stream = RandomStream.seed(SEED + s);
      Initialisation small = Initialisations.normal(.1, stream.split()).in(DType.FLOAT64);
      Tensor u = stream.split().normalTensor(1, 2, 6, 6);
      List<Layer> blocks = new ArrayList<>();
      List<Layer> layers = new ArrayList<>();
      for (int l = 0; l < BLOCKS; l++) {
        ResidualBlock block = block(small);
        blocks.add(block);
        layers.add(new Sequential(List.of(block.body(), Activations.relu())));
        residual[l] += slope(new Sequential(List.copyOf(blocks)), u) / SEEDS_TRIED;
        plain[l] += slope(new Sequential(List.copyOf(layers)), u) / SEEDS_TRIED;
      }
    }
  }

  private static double slope(Layer network, Tensor u) {
    return Autodiff.gradient(v -> network.apply(v).sum(), u).norm().item();
  }

  private static Chart chart(double[] residual, double[] plain) {
    double[] depth = IntStream.rangeClosed(1, BLOCKS).asDoubleStream().toArray();
    return Chart.titled("(b) derivative by the input")
        .axes("blocks", "log_{10} ‖∂Σa/∂u‖")
        .size(460, 420)
        .legend(Corner.LOWER_LEFT)
        .line("with skips", depth, logarithms(residual), Style.of(Palette.BLUE).width(2))
        .line("without", depth, logarithms(plain), Style.of(Palette.VERMILLION).width(2));
  }

  private static double[] logarithms(double[] values) {
    return Arrays.stream(values).map(Math::log10).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_14(), args);
  }
}
