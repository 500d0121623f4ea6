package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.cnn.architecture.Architecture;
import io.github.medl.cnn.architecture.Architectures;
import io.github.medl.cnn.architecture.Row;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Picture;
import io.github.medl.plot.volume.Volumes;
import io.github.medl.plot.volume.Volumes.Slab;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Figure 6.2: VGG19, drawn and counted from a description that holds no weights. */
public final class Figure6_2 implements Figure {
  private static final Color CONV = new Color(0x5B9BD5);
  private static final Color POOL = new Color(0x70AD6F);
  private static final Color IMAGE = new Color(0xD0D0D0);

  @Override
  public About about() {
    return About.figure("6.2", "VGG19", Kind.STRUCTURAL)
        .caption(
            "The activations of VGG19 for an image of 3x224x224, convolutions in blue, pooling in"
                + " green, then two fully connected layers and the scores of a thousand classes."
                + " Layer 12, where pools are counted, is the first with 512 channels.")
        .differs(
            "The book shows the photograph of a bird at the left; here it is an empty box. Nothing"
                + " is computed with the network, whose 143 667 240 weights would take 575 MB.")
        .quick(.4);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Architecture vgg = Architectures.vgg19();
    List<Row> rows = vgg.rows();
    Checks checks = new Checks();
    compare(checks, rows, Reference.of("6.2"));
    long dense =
        rows.stream().filter(r -> r.kind().equals("dense")).mapToLong(Row::parameters).sum();
    long conv = rows.stream().filter(r -> r.kind().equals("conv")).mapToLong(Row::macs).sum();
    Row twelve = rows.get(11);
    Row pool5 = rows.get(20);
    checks
        .exactly("parameters", vgg.parameters(), 143_667_240, RECOMPUTED)
        .exactly("multiplications with an addition", vgg.macs(), 19_632_062_464L, RECOMPUTED)
        .exactly("parameters of the dense layers", dense, 123_642_856, RECOMPUTED)
        .near("their share", 100.0 * dense / vgg.parameters(), 86.06, .005, RECOMPUTED)
        .exactly("multiplications of the convolutions", conv, 19_508_428_800L, RECOMPUTED)
        .near("their share", 100.0 * conv / vgg.macs(), 99.37, .005, RECOMPUTED)
        .exactly("channels of layer 12", twelve.output().channels(), 512, AUTHORS_CODE)
        .exactly("rows of layer 12", twelve.output().rows(), 28, AUTHORS_CODE)
        .exactly("parameters of layer 12", twelve.parameters(), 1_180_160, THEORY)
        .exactly("receptive field behind the last pooling", pool5.field().size(), 268, THEORY)
        .exactly("its jump", pool5.field().jump(), 32, THEORY)
        .exactly("classes", vgg.output().channels(), 1000, AUTHORS_CODE);
    return Outcome.of(Picture.of("VGG19", 1, drawing(vgg)))
        .checks(checks)
        .table(table(rows))
        .value("summary", vgg.toString());
  }

  private static void compare(Checks checks, List<Row> rows, Reference reference) {
    List<String> layers = reference.words("layer");
    List<String> outputs = reference.words("output");
    checks.exactly("layers with parameters, and pools", rows.size(), layers.size(), RECOMPUTED);
    long alike = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean same =
          (row.name() + ": " + row.text()).equals(layers.get(i))
              && row.output().toString().equals(outputs.get(i));
      alike += same ? 1 : 0;
    }
    checks
        .exactly("layers of the same name, window and output", alike, layers.size(), RECOMPUTED)
        .allNear(
            "parameters of each",
            numbers(rows, Row::parameters),
            reference.numbers("params"),
            0,
            RECOMPUTED)
        .allNear(
            "multiplications of each",
            numbers(rows, Row::macs),
            reference.numbers("macs"),
            0,
            RECOMPUTED);
  }

  private static double[] numbers(List<Row> rows, ToLongFunction<Row> number) {
    return rows.stream().mapToDouble(number::applyAsLong).toArray();
  }

  private static Table table(List<Row> rows) {
    return Table.of("layers")
        .column("layer", rows.stream().map(Row::name).toList())
        .column("what", rows.stream().map(Row::text).toList())
        .column("output", rows.stream().map(r -> r.output().toString()).toList())
        .column("parameters", numbers(rows, Row::parameters))
        .column("macs", numbers(rows, Row::macs))
        .column(
            "sees",
            rows.stream()
                .map(r -> r.field() == null ? "all" : Integer.toString(r.field().size()))
                .toList());
  }

  /** A box for each layer; the layers of a block stand close, and its last has the label. */
  private static Volumes drawing(Architecture vgg) {
    Volumes volumes = Volumes.of(.85, .055);
    volumes.box(vgg.input().toString(), 224, 224, 0, new Slab(3, IMAGE));
    List<Row> rows = vgg.rows();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      var size = row.output();
      if (size.isVector()) {
        boolean last = i == rows.size() - 1;
        volumes.dots(
            size.toString(),
            i == 21 ? 34 : 4,
            last
                ? List.of("y_{1}", "y_{2}", "⋮", "y_{999}", "y_{1000}")
                : List.of("", "", "", "", "⋮", "", "", "", ""));
        continue;
      }
      boolean isPool = row.kind().equals("pool");
      boolean begins = i == 0 || rows.get(i - 1).kind().equals("pool");
      boolean ends = !isPool && rows.get(i + 1).kind().equals("pool");
      double gap = begins ? 12 + .18 * size.columns() : isPool ? 14 : 3;
      volumes.box(
          isPool || ends ? size.toString() : "",
          size.rows(),
          size.columns(),
          gap,
          new Slab(size.channels(), isPool ? POOL : CONV));
      if (i == 11) {
        volumes.arrow(String.format(Locale.ROOT, "Layer %d", i + 1));
      }
    }
    return volumes;
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_2(), args);
  }
}
