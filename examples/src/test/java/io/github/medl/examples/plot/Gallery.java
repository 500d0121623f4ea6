package io.github.medl.examples.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One picture for each thing that the package can draw, to be looked at. The main writes them to
 * {@code target/plot} and prints how long each took: first the drawing and PNG, then SVG.
 */
final class Gallery {
  private Gallery() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path dir = Path.of(args.length > 0 ? args[0] : "target/plot");
    for (Map.Entry<String, Picture> entry : pictures().entrySet()) {
      long start = System.nanoTime();
      entry.getValue().writePng(dir.resolve(entry.getKey() + ".png"));
      long png = System.nanoTime();
      entry.getValue().writeSvg(dir.resolve(entry.getKey() + ".svg"));
      long svg = System.nanoTime();
      System.out.printf(
          "%-12s png %5.0f ms  svg %5.0f ms%n",
          entry.getKey(), (png - start) / 1e6, (svg - png) / 1e6);
    }
  }

  static Map<String, Picture> pictures() {
    Map<String, Picture> all = new LinkedHashMap<>();
    all.put("lines", Picture.of("", 2, lines(), descent()));
    return all;
  }

  static double[] grid(double from, double to, int n) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = from + (to - from) * i / (n - 1);
    }
    return v;
  }

  static double[] map(double[] x, java.util.function.DoubleUnaryOperator f) {
    return java.util.Arrays.stream(x).map(f).toArray();
  }

  private static Chart lines() {
    double[] u = grid(-4, 4, 801);
    return Chart.titled("(a)")
        .axes("u", "σ(u)")
        .line("step", u, map(u, v -> v >= 0 ? 1 : -1), Style.palette(0))
        .line("tanh", u, map(u, Math::tanh), Style.palette(1).dashed())
        .line("sigmoid", u, map(u, v -> 1 / (1 + Math.exp(-v))), Style.palette(2))
        .line("2σ(u) − 1", u, map(u, v -> 2 / (1 + Math.exp(-v)) - 1), Style.palette(3).dotted())
        .legend(Corner.UPPER_LEFT);
  }

  private static Chart descent() {
    int n = 100_000;
    double[] x = new double[n];
    double[] y = new double[n];
    double a = .2;
    double b = -.2;
    for (int k = 0; k < n; k++) {
      x[k] = a;
      y[k] = b;
      double ga = -2 * (1 - a) - 400 * a * (b - a * a);
      double gb = 200 * (b - a * a);
      a -= .005 * gaScale(k) * ga;
      b -= .005 * gaScale(k) * gb;
    }
    return Chart.titled("(b) descent")
        .axes("θ₁", "θ_{2}^{(t)}")
        .equalAspect()
        .trajectory("α_{0} = 0.005", x, y, Style.palette(2).width(2.5).alpha(.6))
        .point("Initial point", .2, -.2, Style.of(Palette.BLACK).size(8))
        .point("Optimal point", 1, 1, Style.of(Palette.VERMILLION).size(8))
        .legend(Corner.BEST);
  }

  private static double gaScale(int k) {
    return 1;
  }
}
