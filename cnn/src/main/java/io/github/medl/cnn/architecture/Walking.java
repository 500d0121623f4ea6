package io.github.medl.cnn.architecture;

import io.github.medl.tensor.Along;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Shapes;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Window;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the parts of a plan make of sizes. */
final class Walking {
  private Walking() {}

  static Point through(Plan plan, Point at, Consumer<Row> rows) {
    if (plan instanceof Plan.Conv conv) {
      return conv(conv, at, rows);
    } else if (plan instanceof Plan.Partial partial) {
      return partial(partial, at, rows);
    } else if (plan instanceof Plan.Pool pool) {
      return pool(pool, at, rows);
    } else if (plan instanceof Plan.Subsampling subsampling) {
      Window window = Window.of(2);
      Size out = windowed(subsampling.name(), at.size(), window);
      Field field = through(at.field(), 2, window.down());
      rows.accept(
          new Row(
              subsampling.name(), "subsampling 2x2", "pool", out, 2L * out.channels(), 0, field));
      return new Point(out, field);
    } else if (plan instanceof Plan.GlobalAverage average) {
      Size out = new Size(image(average.name(), at.size()).channels(), 1, 1);
      rows.accept(new Row(average.name(), "global average pool", "pool", out, 0, 0, null));
      return new Point(Size.vector(out.channels()), null);
    } else if (plan instanceof Plan.Norm norm) {
      int channels = at.size().channels();
      rows.accept(
          new Row(
              norm.name(),
              "batch norm " + channels,
              "bn",
              at.size(),
              2L * channels,
              0,
              at.field()));
      return at;
    } else if (plan instanceof Plan.Dense dense) {
      return dense(dense, at, rows);
    } else if (plan instanceof Plan.Flat) {
      return new Point(Size.vector(Shapes.size("flat", at.size().shape())), at.field());
    } else if (plan instanceof Plan.Chain chain) {
      Point here = at;
      for (Plan part : chain.parts()) {
        here = part.walk(here, rows);
      }
      return here;
    } else if (plan instanceof Plan.Joined joined) {
      return joined(joined, at, rows);
    } else if (plan instanceof Plan.Residual residual) {
      return residual(residual, at, rows);
    } else if (plan instanceof Plan.DenselyConnected block) {
      Point here = at;
      for (Plan part : block.parts()) {
        here = joined(here, part.walk(here, rows));
      }
      return here;
    }
    return at; // Plan.Same
  }

  private static @Nullable Field through(@Nullable Field field, int places, Along along) {
    return field == null ? null : field.through(places, along);
  }

  private static Size image(String name, Size size) {
    if (size.isVector()) {
      throw new ShapeException(name, "expected an image, got a vector of " + size);
    }
    return size;
  }

  /** The rows and columns behind a window. */
  private static Size windowed(String name, Size in, Window window) {
    image(name, in);
    int rows = Window.positions(window.down(), in.rows(), window.rows(), window.ceil());
    int columns = Window.positions(window.across(), in.columns(), window.columns(), window.ceil());
    if (rows < 1 || columns < 1) {
      throw new ShapeException(
          name,
          String.format(
              Locale.ROOT,
              "a window over %d x %d does not fit into %s",
              window.down().span(window.rows()),
              window.across().span(window.columns()),
              in));
    }
    return new Size(in.channels(), rows, columns);
  }

  private static Point conv(Plan.Conv conv, Point at, Consumer<Row> rows) {
    Sliding s = conv.sliding();
    int in = image(conv.name(), at.size()).channels();
    if (in % s.groups() != 0 || conv.out() % s.groups() != 0) {
      throw new ShapeException(
          conv.name(),
          String.format(
              Locale.ROOT,
              "%d groups do not divide %d channels into %d",
              s.groups(),
              in,
              conv.out()));
    }
    Window window =
        new Window(conv.kernelRows(), conv.kernelColumns(), s.down(), s.across(), false);
    Size places = windowed(conv.name(), at.size(), window);
    Size out = new Size(conv.out(), places.rows(), places.columns());
    long kernel = (long) in / s.groups() * conv.kernelRows() * conv.kernelColumns() * conv.out();
    Field field = through(at.field(), conv.kernelRows(), s.down());
    String text =
        String.format(
            Locale.ROOT,
            "conv %dx%d %d->%d stride %d pad %d%s%s",
            conv.kernelRows(),
            conv.kernelColumns(),
            in,
            conv.out(),
            s.down().stride(),
            s.down().before(),
            s.groups() > 1 ? " groups " + s.groups() : "",
            conv.bias() ? "" : " no bias");
    long parameters = kernel + (conv.bias() ? conv.out() : 0);
    long macs = kernel * out.rows() * out.columns();
    if ((double) kernel * out.rows() * out.columns() > Long.MAX_VALUE) {
      throw new ShapeException(conv.name(), text + " on " + at.size() + " cannot be counted");
    }
    rows.accept(new Row(conv.name(), text, "conv", out, parameters, macs, field));
    return new Point(out, field);
  }

  private static Point partial(Plan.Partial partial, Point at, Consumer<Row> rows) {
    int size = partial.size();
    int in = at.size().channels();
    for (List<Integer> seen : partial.channels()) {
      if (seen.stream().anyMatch(channel -> channel < 0 || channel >= in)) {
        throw new ShapeException(partial.name(), "a map sees the channels " + seen + " of " + in);
      }
    }
    Size places =
        windowed(partial.name(), at.size(), new Window(size, size, Along.UNIT, Along.UNIT, false));
    Size out = new Size(partial.channels().size(), places.rows(), places.columns());
    long kernel = (long) size * size * partial.channels().stream().mapToInt(c -> c.size()).sum();
    Field field = through(at.field(), size, Along.UNIT);
    String text =
        String.format(
            Locale.ROOT,
            "conv %dx%d %d->%d stride 1 pad 0, partly connected",
            size,
            size,
            in,
            out.channels());
    long macs = kernel * out.rows() * out.columns();
    rows.accept(new Row(partial.name(), text, "conv", out, kernel + out.channels(), macs, field));
    return new Point(out, field);
  }

  private static Point pool(Plan.Pool pool, Point at, Consumer<Row> rows) {
    Window w = pool.window();
    Size out = windowed(pool.name(), at.size(), w);
    Field field = through(at.field(), w.rows(), w.down());
    String text =
        String.format(
            Locale.ROOT,
            "%s pool %dx%d stride %d pad %d",
            pool.average() ? "average" : "max",
            w.rows(),
            w.columns(),
            w.down().stride(),
            w.down().before());
    rows.accept(new Row(pool.name(), text, "pool", out, 0, 0, field));
    return new Point(out, field);
  }

  private static Point dense(Plan.Dense dense, Point at, Consumer<Row> rows) {
    if (!at.size().isVector()) {
      throw new ShapeException(
          dense.name(), "expected a vector, got an image of " + at.size() + ": flatten it before");
    }
    int in = at.size().channels();
    String text = String.format(Locale.ROOT, "dense %d->%d", in, dense.units());
    Size out = Size.vector(dense.units());
    long macs = (long) in * dense.units();
    rows.accept(new Row(dense.name(), text, "dense", out, macs + dense.units(), macs, null));
    return new Point(out, null);
  }

  private static Point joined(Plan.Joined joined, Point at, Consumer<Row> rows) {
    Point all = joined.branches().get(0).walk(at, rows);
    for (Plan branch : joined.branches().subList(1, joined.branches().size())) {
      all = joined(all, branch.walk(at, rows));
    }
    return all;
  }

  private static Point joined(Point a, Point b) {
    if (a.size().rows() != b.size().rows() || a.size().columns() != b.size().columns()) {
      throw new ShapeException(
          "joined", String.format(Locale.ROOT, "%s and %s cannot be joined", a.size(), b.size()));
    }
    int channels = a.size().channels() + b.size().channels();
    return new Point(
        new Size(channels, a.size().rows(), a.size().columns()), Point.wider(a.field(), b.field()));
  }

  private static Point residual(Plan.Residual residual, Point at, Consumer<Row> rows) {
    Point body = residual.body().walk(at, rows);
    Plan shortcut = residual.shortcut();
    Consumer<Row> ofSum = row -> rows.accept(row.seeing(Point.wider(body.field(), row.field())));
    Point skipped = shortcut == null ? at : shortcut.walk(at, ofSum);
    if (!body.size().equals(skipped.size())) {
      throw new ShapeException(
          "residual",
          String.format(Locale.ROOT, "%s and %s cannot be added", body.size(), skipped.size()));
    }
    return new Point(body.size(), Point.wider(body.field(), skipped.field()));
  }
}
