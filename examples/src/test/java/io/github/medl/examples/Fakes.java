package io.github.medl.examples;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Matrix;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.figure.Table;
import io.github.medl.plot.Animation;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.List;

/** Small figures for the tests of the command and the gallery. */
public final class Fakes {
  private Fakes() {}

  /** One figure that holds, one that fails, one without data, one with a bug, one on other data. */
  public static Manifest all() {
    return Manifest.of(
        Figure1_1.class, Figure1_2.class, Table1_1.class, Figure2_1.class, Figure2_2.class);
  }

  /** One figure whose parameters are of all kinds, and one without any. */
  public static Manifest playable() {
    return Manifest.of(Figure1_1.class, Figure3_1.class);
  }

  private static Picture picture() {
    double[] x = {0, 1 / 3.0, 1};
    return Picture.of("", 1, Chart.titled("").line("θ <line>", x, x, Style.palette(0)));
  }

  /** Verified; its words want escaping. */
  public static final class Figure1_1 implements Figure {
    @Override
    public About about() {
      return About.figure("1.1", "Good & <b>bold</b> \"title\"", Kind.SEEDED)
          .caption("A caption with <script>alert(1)</script> & more.")
          .differs("a < b");
    }

    @Override
    public Outcome draw(FigureContext context) {
      return Outcome.of(picture())
          .checks(new Checks().near("x <= y", 1 / 3.0, 0.333, 1e-3, Source.PRINTED))
          .value("H", 1, 0.1, 1e-300)
          .value("nan", Double.NaN)
          .table(Table.of("sample").column("x", 0.1, 1 / 3.0).column("label", new int[] {0, 1}))
          .data(new DataOrigin("toy", "embedded", "ab".repeat(32)))
          .film(Animation.of(5, List.of(picture(), picture())))
          .seed(101);
    }
  }

  /** A check does not hold. */
  public static final class Figure1_2 implements Figure {
    @Override
    public About about() {
      return About.figure("1.2", "Bad", Kind.EXACT);
    }

    @Override
    public Outcome draw(FigureContext context) {
      return Outcome.of(picture()).checks(new Checks().exactly("count", 1, 2, Source.THEORY));
    }
  }

  /** Its data are not there. */
  public static final class Table1_1 implements Figure {
    @Override
    public About about() {
      return About.figure("table-1.1", "Without data", Kind.EXACT).data("nowhere");
    }

    @Override
    public Outcome draw(FigureContext context) throws IOException {
      throw new IOException("put nowhere.csv into the data folder");
    }
  }

  /** Has a bug. */
  public static final class Figure2_1 implements Figure {
    @Override
    public About about() {
      return About.figure("2.1", "Broken", Kind.EXACT);
    }

    @Override
    public Outcome draw(FigureContext context) {
      throw new IllegalStateException("a bug");
    }
  }

  /** On other data than the book's. */
  public static final class Figure2_2 implements Figure {
    @Override
    public About about() {
      return About.figure("2.2", "Fallen back", Kind.EXACT);
    }

    @Override
    public Outcome draw(FigureContext context) {
      return Outcome.of(picture())
          .checks(new Checks().exactly("one", 1, 1, Source.THEORY))
          .fellBack("digits instead of mnist");
    }
  }

  /** Says what its parameters are; fails with words when they are such that it cannot be drawn. */
  public static final class Figure3_1 implements Figure {
    public static final Knob.Real ALPHA =
        Knobs.real("alpha", "α", "learning rate", 0.005, 1e-4, 0.1).byRatio();
    public static final Knob.Whole STEPS = Knobs.whole("steps", "t", "steps", 10, 1, 100);
    public static final Knob.Switch FLIP = Knobs.onOff("flip", "flip", "turn the kernel", true);
    public static final Knob.Choice METHOD =
        Knobs.choice("method", "method", "what descends", "gradient", "momentum", "none");
    public static final Matrix KERNEL =
        new Matrix("kernel", "W", "kernel", Tensor.of(new double[] {0, 1, -1, 0.5}, 2, 2), -9, 9);
    public static final Knob.Whole SEED = Knobs.seed(101);

    @Override
    public About about() {
      return About.figure("3.1", "Playable <b>", Kind.EXACT)
          .caption("α & more")
          .play(ALPHA, STEPS, FLIP, METHOD, KERNEL, SEED);
    }

    @Override
    public Outcome draw(FigureContext context) {
      if (context.get(METHOD).equals("none")) {
        throw new IllegalArgumentException("without a method nothing descends");
      }
      for (int step = 0; step < context.get(STEPS); step++) {
        context.progress("step", step + 1, context.get(STEPS));
      }
      return Outcome.of(picture())
          .checks(
              new Checks()
                  .near("α", context.get(ALPHA), 0.005, 1e-12, Source.PRINTED)
                  .exactly("steps", context.get(STEPS), 10, Source.PRINTED))
          .value("sum of W", context.get(KERNEL).sum().item())
          .value("flip", context.get(FLIP) ? "turned" : "as it is")
          .value("method", context.get(METHOD))
          .seed(context.get(SEED));
    }
  }
}
