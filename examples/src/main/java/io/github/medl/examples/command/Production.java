package io.github.medl.examples.command;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Settings;
import io.github.medl.examples.figure.Status;
import io.github.medl.examples.gallery.FigureRun;
import io.github.medl.examples.gallery.Gallery;
import io.github.medl.examples.gallery.OutputFolder;
import io.github.medl.examples.gallery.Report;
import io.github.medl.examples.gallery.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * Computes and writes figures, then the gallery; a figure that fails does not stop the others.
 * Figures do not share anything that changes, so two of them are computed at a time.
 */
final class Production {
  private static final int FIGURES_AT_A_TIME = 2;

  private final Manifest manifest;
  private final ProductionOptions options;
  private final Function<About, Settings> settings;
  private final PrintWriter out;
  private final PrintWriter err;
  private final FigureContext.Shared shared = new FigureContext.Shared();

  /** One figure, computed and written. */
  private record Product(Result result, boolean lacksData) {}

  Production(
      Manifest manifest,
      ProductionOptions options,
      Function<About, Settings> settings,
      CommandLine commandLine) {
    this.manifest = manifest;
    this.options = options;
    this.settings = settings;
    this.out = commandLine.getOut();
    this.err = commandLine.getErr();
  }

  /** Produces the figures and returns the exit code. */
  int produce(List<Figure> figures) throws IOException {
    figures.forEach(figure -> settings.apply(figure.about())); // refuse before anything is done
    try (OutputFolder folder = OutputFolder.open(options.out);
        Progress progress = Progress.over(figures, err)) {
      Interruption interruption = Interruption.closes(folder, err);
      ExecutorService pool =
          Executors.newFixedThreadPool(Math.min(FIGURES_AT_A_TIME, figures.size()));
      try {
        List<Future<Product>> products = new ArrayList<>();
        for (Figure figure : figures) {
          products.add(pool.submit(() -> product(figure, folder, progress)));
        }
        List<Product> done = new ArrayList<>();
        for (Future<Product> product : products) {
          Product one = product.get();
          done.add(one);
          progress.aside(() -> report(one));
        }
        progress.finish();
        return finish(done, folder);
      } catch (ExecutionException e) {
        throw rethrown(e);
      } catch (InterruptedException e) {
        err.println("medl: stopped; nothing is half-written");
        return ExitCode.INTERRUPTED;
      } finally {
        pool.shutdownNow();
        interruption.disarm();
      }
    }
  }

  private Product product(Figure figure, OutputFolder folder, Progress progress)
      throws IOException {
    long start = System.nanoTime();
    try {
      return computed(figure, folder, progress);
    } catch (OutOfMemoryError e) {
      double seconds = (System.nanoTime() - start) / 1e9;
      FigureContext context = context(figure, progress);
      return new Product(Result.failed(figure.about(), context, outOfMemory(), seconds), false);
    }
  }

  /** What to do when the memory of Java does not suffice. */
  static String outOfMemory() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return "out of memory: Java may take "
        + megabytes
        + " MB; give it more, for example with MEDL_JAVA_OPTS=-Xmx2g";
  }

  private Product computed(Figure figure, OutputFolder folder, Progress progress)
      throws IOException {
    FigureRun run = FigureRun.compute(figure, context(figure, progress));
    if (run.failure() instanceof RuntimeException bug && !run.lacksData()) {
      bug.printStackTrace(err);
    }
    Product product = new Product(written(run, folder), run.lacksData());
    progress.finished(figure);
    return product;
  }

  private FigureContext context(Figure figure, Progress progress) {
    return FigureContext.of(options.full, progress.of(figure), shared)
        .with(settings.apply(figure.about()));
  }

  private Result written(FigureRun run, OutputFolder folder) throws IOException {
    return options.csv ? run.write(folder, Integer.MAX_VALUE) : run.write(folder);
  }

  private void report(Product product) {
    if (options.verbose) {
      Report.everything(product.result(), out);
    } else {
      out.println(Report.line(product.result()));
      Report.briefly(product.result(), out);
    }
    out.flush();
  }

  private int finish(List<Product> products, OutputFolder folder) throws IOException {
    Gallery.write(folder, manifest).forEach(warning -> err.println("medl: " + warning));
    List<Result> results = products.stream().map(Product::result).toList();
    out.println(Report.sums(results));
    out.println("Gallery: " + folder.root().resolve(Gallery.NAME));
    out.flush();
    if (products.stream().anyMatch(p -> p.result().status() == Status.FAILED && !p.lacksData())) {
      return ExitCode.CHECK_FAILED;
    }
    boolean lacksData = results.stream().anyMatch(r -> r.status() == Status.FAILED);
    return lacksData ? ExitCode.DATA : ExitCode.OK;
  }

  private static IOException rethrown(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException cause) {
      throw cause;
    }
    if (e.getCause() instanceof Error cause) {
      throw cause;
    }
    return e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
  }
}
