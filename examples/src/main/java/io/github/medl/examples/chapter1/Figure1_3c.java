package io.github.medl.examples.chapter1;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.cnn.architecture.Architecture;
import io.github.medl.cnn.architecture.Plans;
import io.github.medl.cnn.architecture.Row;
import io.github.medl.cnn.architecture.Size;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.volume.Volumes;
import io.github.medl.plot.volume.Volumes.Slab;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;

/** Figure 1.3c: a small convolutional network, drawn from its description and run. */
public final class Figure1_3c implements Figure {
  @Override
  public About about() {
    return About.figure("1.3c", "A convolutional network", Kind.STRUCTURAL)
        .caption(
            "The activations of a small convolutional network as slabs of 6, 8, 12 and 16 channels"
                + " that become smaller; each is as thick as it has channels.")
        .differs("The book says only the channels; the image of 1x32x32 and the windows are ours.")
        .quick(.4);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Window halves = Window.of(2);
    Architecture small =
        new Architecture(
            "a convolutional network",
            new Size(1, 32, 32),
            Plans.chain(
                Plans.conv("conv1", 6, 3, Sliding.UNIT.padded(1)),
                Plans.relu(),
                Plans.conv("conv2", 8, 3, Sliding.by(2).padded(1)),
                Plans.relu(),
                Plans.conv("conv3", 12, 3, Sliding.UNIT.padded(1)),
                Plans.relu(),
                Plans.maxPool("pool", halves),
                Plans.conv("conv4", 16, 3, Sliding.UNIT.padded(1)),
                Plans.relu(),
                Plans.flat(),
                Plans.dense("dense", 10)));
    Layer network = small.network(Initialisations.he(RandomStream.seed(13)));
    Tensor y = network.apply(Tensor.ones(1, 1, 32, 32).cast(DType.FLOAT32));
    int[] channels =
        small.rows().stream()
            .filter(row -> row.kind().equals("conv"))
            .mapToInt(row -> row.output().channels())
            .toArray();
    int[] books = {6, 8, 12, 16};
    Checks checks = new Checks();
    for (int i = 0; i < books.length; i++) {
      checks.exactly("channels of slab " + (i + 1), channels[i], books[i], AUTHORS_CODE);
    }
    checks
        .exactly("parameters", Networks.count(network), small.parameters(), THEORY)
        .exactly("outputs", y.dim(1), 10, THEORY);
    return Outcome.of(Picture.of("A convolutional network", 1, drawing(small)))
        .checks(checks)
        .value("summary", small.toString());
  }

  private static Volumes drawing(Architecture network) {
    Volumes volumes = Volumes.of(4, 3).levelLabels();
    volumes.box(network.input().toString(), 32, 32, 0, new Slab(1, Palette.GRID));
    for (Row row : network.rows()) {
      Size size = row.output();
      if (row.kind().equals("conv")) {
        volumes.box(
            size.toString(),
            size.rows(),
            size.columns(),
            44,
            new Slab(size.channels(), Palette.SKY));
      }
    }
    return volumes;
  }

  public static void main(String[] args) {
    Show.figure(new Figure1_3c(), args);
  }
}
