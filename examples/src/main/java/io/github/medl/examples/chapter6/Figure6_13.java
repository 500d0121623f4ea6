package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.cnn.architecture.Architecture;
import io.github.medl.cnn.architecture.Architectures;
import io.github.medl.cnn.architecture.Plan;
import io.github.medl.cnn.architecture.Plans;
import io.github.medl.cnn.architecture.Row;
import io.github.medl.cnn.architecture.Size;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.plot.volume.Volumes;
import io.github.medl.plot.volume.Volumes.Slab;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figure 6.13: an inception module, described, counted, built and run on one input. */
public final class Figure6_13 implements Figure {
  private static final Size INPUT = new Size(192, 28, 28);
  private static final List<Color> COLOURS =
      List.of(Palette.SKY, Palette.VERMILLION, Palette.GREEN, Palette.PURPLE);

  @Override
  public About about() {
    return About.figure("6.13", "An inception module", Kind.EXACT)
        .caption(
            "Four branches side by side see the same 192 channels; their results are joined along the"
                + " channels: 64 + 128 + 32 + 32 = 256. Convolutions of 1 x 1 before the larger ones"
                + " make them cheap.")
        .quick(1.5);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Plan.Joined plan = (Plan.Joined) Architectures.inception("3a", 64, 96, 128, 16, 32, 32);
    Architecture module = new Architecture("inception 3a", INPUT, plan);
    SplittableStream stream = RandomStream.seed(613);
    Layer network = module.network(Initialisations.he(stream.split()));
    Tensor x = stream.split().normalTensor(DType.FLOAT32, 1, 192, 28, 28);
    Tensor y = network.apply(x);

    Checks checks =
        new Checks()
            .exactly("channels of the result", y.dim(1), 256, AUTHORS_CODE)
            .exactly("rows of the result", y.dim(2), 28, AUTHORS_CODE)
            .exactly("columns of the result", y.dim(3), 28, AUTHORS_CODE)
            .exactly("parameters of the network", Networks.count(network), 163_696, RECOMPUTED)
            .exactly("multiplications with an addition", module.macs(), 128_049_152, RECOMPUTED);
    costs(checks, plan);
    modules(checks, Reference.of("6.13"));
    return Outcome.of(Picture.of("An inception module", 2, diagram(module, plan), slabs(plan)))
        .checks(checks)
        .seed(613)
        .value("summary", module.toString());
  }

  /** What the bottleneck saves. */
  private static void costs(Checks checks, Plan.Joined plan) {
    double[] parameters =
        new Architecture("", INPUT, plan)
            .rows().stream()
                .filter(row -> row.kind().equals("conv"))
                .mapToDouble(Row::parameters)
                .toArray();
    long bottleneck = branch(plan, 2).macs();
    long direct =
        new Architecture("", INPUT, Plans.conv("5x5", 32, 5, Sliding.UNIT.padded(2))).macs();
    checks
        .allNear(
            "parameters of the six convolutions",
            parameters,
            new double[] {12_352, 18_528, 110_720, 3_088, 12_832, 6_176},
            0,
            THEORY)
        .exactly("multiplications of the 5 x 5 branch", bottleneck, 12_443_648, RECOMPUTED)
        .exactly("the same without its bottleneck", direct, 120_422_400, RECOMPUTED);
  }

  private static Architecture branch(Plan.Joined plan, int k) {
    return new Architecture("", INPUT, plan.branches().get(k));
  }

  /** The nine modules of GoogLeNet. */
  private static void modules(Checks checks, Reference reference) {
    String[] widths = {"1x1", "3x3 reduce", "3x3", "5x5 reduce", "5x5", "pool projection"};
    List<String> names = reference.words("module");
    double[] parameters = new double[names.size()];
    double[] macs = new double[names.size()];
    for (int m = 0; m < names.size(); m++) {
      int[] w = new int[widths.length];
      for (int k = 0; k < w.length; k++) {
        w[k] = (int) reference.numbers(widths[k])[m];
      }
      int side = Integer.parseInt(reference.words("output").get(m).split("x")[1]);
      Architecture module =
          new Architecture(
              names.get(m),
              new Size((int) reference.numbers("in")[m], side, side),
              Architectures.inception(names.get(m), w[0], w[1], w[2], w[3], w[4], w[5]));
      parameters[m] = module.parameters();
      macs[m] = module.macs();
    }
    checks
        .allNear(
            "parameters of the nine modules of GoogLeNet",
            parameters,
            reference.numbers("params"),
            0,
            RECOMPUTED)
        .allNear("their multiplications", macs, reference.numbers("macs"), 0, RECOMPUTED);
  }

  private static Diagram diagram(Architecture module, Plan.Joined plan) {
    List<Diagram.Node> nodes = new ArrayList<>();
    List<Diagram.Edge> edges = new ArrayList<>();
    nodes.add(Diagram.Node.of("x", "previous activations", INPUT.toString()));
    Diagram.Node joined = Diagram.Node.of("y", "channel concatenation", module.output().toString());
    for (int k = 0; k < plan.branches().size(); k++) {
      Color fill = Palette.withAlpha(COLOURS.get(k), .3);
      String before = "x";
      for (Row row : branch(plan, k).rows()) {
        String[] words = row.text().split(" ");
        String what = row.kind().equals("pool") ? "max-pooling" : "convolution";
        nodes.add(
            Diagram.Node.of(
                    row.name(),
                    words[row.kind().equals("pool") ? 2 : 1] + " " + what,
                    row.output().toString())
                .fill(fill));
        edges.add(Diagram.Edge.of(before, row.name()));
        before = row.name();
      }
      edges.add(Diagram.Edge.of(before, "y"));
    }
    nodes.add(joined);
    return Diagram.layered(nodes, edges);
  }

  private static Volumes slabs(Plan.Joined plan) {
    Slab[] slabs = new Slab[plan.branches().size()];
    int out = 0;
    for (int k = 0; k < slabs.length; k++) {
      int channels = branch(plan, k).output().channels();
      slabs[k] = new Slab(channels, COLOURS.get(k));
      out += channels;
    }
    String label =
        String.format(
            Locale.ROOT, "64 + 128 + 32 + 32: %dx%dx%d", out, INPUT.rows(), INPUT.columns());
    return Volumes.of(5, .7).levelLabels().box(label, 28, 28, 0, slabs);
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_13(), args);
  }
}
