package io.github.medl.plot;

import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.plot.surface.Surface;
import io.github.medl.plot.table.TablePanel;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * One picture for each thing that the package can draw, to be looked at. The main writes them to
 * {@code target/plot} and prints how long each took: first the drawing and PNG, then SVG.
 */
public final class Gallery {
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
          Locale.ROOT,
          "%-12s png %5.0f ms  svg %5.0f ms%n",
          entry.getKey(),
          (png - start) / 1e6,
          (svg - png) / 1e6);
    }
  }

  public static Map<String, Picture> pictures() {
    Map<String, Picture> all = new LinkedHashMap<>();
    all.put("lines", Picture.of("", 2, lines(), descent()));
    all.put("contours", Picture.of("", 2, rosenbrock(), regions()));
    all.put("heat", Picture.of("", 2, heat(), shapes()));
    all.put("tables", Picture.of("", 3, digits(), table(), digits().width(120).titled("x̂_{2}")));
    all.put("surfaces", Picture.of("", 2, landscape(), peaks()));
    all.put("graph", Picture.of("", 1, tape()));
    all.put("network", Picture.of("Networks", 2, network(), recurrent()));
    return all;
  }

  private static Diagram.Node operation(String id, String name, String formula) {
    return Diagram.Node.of(id, name, formula)
        .line("value 1.2345", Palette.BLACK)
        .line("tangent −0.3333", Palette.BLUE)
        .line("adjoint 2.7183", Palette.VERMILLION);
  }

  private static Diagram tape() {
    Color input = new Color(0xE3F0FA);
    return Diagram.layered(
            List.of(
                operation("1", "θ_{1}", "a_{1} = θ_{1}").fill(input),
                operation("2", "θ_{2}", "a_{2} = θ_{2}").fill(input),
                operation("3", "sin", "a_{3} = sin(a_{1})"),
                operation("4", "×", "a_{4} = a_{1}a_{2}"),
                operation("5", "exp", "a_{5} = exp(a_{4})"),
                operation("6", "+", "a_{6} = a_{3} + a_{5}"),
                operation("7", "×", "C = a_{6}a_{2}")),
            List.of(
                Diagram.Edge.of("1", "3"),
                Diagram.Edge.of("1", "4"),
                Diagram.Edge.of("2", "4"),
                Diagram.Edge.of("4", "5", "∂ = 1.5"),
                Diagram.Edge.of("3", "6"),
                Diagram.Edge.of("5", "6"),
                Diagram.Edge.of("6", "7"),
                Diagram.Edge.of("2", "7", "a_{6}")))
        .titled("A computational graph");
  }

  private static Diagram network() {
    List<Diagram.Node> nodes = new ArrayList<>();
    List<Diagram.Edge> edges = new ArrayList<>();
    int[] sizes = {4, 6, 5, 2};
    for (int l = 0; l < sizes.length; l++) {
      for (int i = 0; i < sizes[l]; i++) {
        nodes.add(
            Diagram.Node.of(l + "," + i, l == 0 ? "x_{" + (i + 1) + "}" : "")
                .shape(Diagram.Shape.CIRCLE)
                .fill(new Color(l == 0 ? 0xE3F0FA : 0xFFF3DC)));
        for (int k = 0; l > 0 && k < sizes[l - 1]; k++) {
          edges.add(Diagram.Edge.of((l - 1) + "," + k, l + "," + i));
        }
      }
    }
    return Diagram.layered(nodes, edges).withoutArrows();
  }

  private static Diagram recurrent() {
    return Diagram.layered(
            List.of(
                Diagram.Node.of("x", "x^{⟨t⟩}").shape(Diagram.Shape.PLAIN),
                Diagram.Node.of("h", "RNN cell", "h^{⟨t⟩}").shape(Diagram.Shape.ELLIPSE),
                Diagram.Node.of("y", "ŷ^{⟨t⟩}"),
                Diagram.Node.of("l", "loss")),
            List.of(
                Diagram.Edge.of("x", "h", "W_{hx}"),
                Diagram.Edge.of("h", "h"),
                Diagram.Edge.of("h", "y", "W_{yh}"),
                Diagram.Edge.of("y", "l"),
                Diagram.Edge.of("x", "l"),
                Diagram.Edge.of("l", "h", "gradient").style(Style.of(Palette.VERMILLION).dashed())))
        .topDown();
  }

  private static Surface landscape() {
    double[] w = grid(-5, 4.95, 200);
    double[] b = grid(-10, 9.95, 400);
    double[] x = {-3, -2, -1, 1, 2, 3};
    double[] y = {1, 0, 0, 1, 1, 0};
    double[][] z =
        values(
            w,
            b,
            (p, q) -> {
              double sum = 0;
              for (int i = 0; i < 6; i++) {
                sum += Math.pow(y[i] - 1 / (1 + Math.exp(q + p * x[i])), 2);
              }
              return sum;
            });
    return Surface.of(w, b, z).titled("(a) squared error").axes("w", "b", "C(θ)").view(25, -120);
  }

  private static Surface peaks() {
    double[] t = grid(-2.5, 2.49, 500);
    double[][] z =
        values(
            t,
            t,
            (a, b) ->
                3 * (1 - a) * (1 - a) * Math.exp(-a * a - (b + 1) * (b + 1))
                    - 10 * (a / 5 - a * a * a - Math.pow(b, 5)) * Math.exp(-a * a - b * b)
                    - Math.exp(-(a + 1) * (a + 1) - b * b) / 3);
    return Surface.of(t, t, z)
        .titled("(b) not convex")
        .axes("θ_{1}", "θ_{2}", "C(θ_{1}, θ_{2})")
        .view(22, -56)
        .colourMap(ColourMap.VIRIDIS);
  }

  private static double[][] values(double[] x, double[] y, DoubleBinaryOperator f) {
    double[][] z = new double[y.length][x.length];
    for (int j = 0; j < y.length; j++) {
      for (int i = 0; i < x.length; i++) {
        z[j][i] = f.applyAsDouble(x[i], y[j]);
      }
    }
    return z;
  }

  private static Chart rosenbrock() {
    double[] t = grid(-.3, 1.09, 140);
    double[][] z = values(t, t, (a, b) -> (1 - a) * (1 - a) + 100 * (b - a * a) * (b - a * a));
    double[] levels = map(grid(-15, 6.8, 110), Math::exp);
    return descent()
        .contours(t, t, z, levels, ColourMap.PUBU_R, 1)
        .xRange(-.3, 1.09)
        .yRange(-.3, 1.09)
        .size(460, 440);
  }

  private static Chart regions() {
    double[] x = grid(-2, 2, 201);
    double[] y = grid(-1.5, 1.5, 151);
    int[][] k = new int[y.length][x.length];
    for (int j = 0; j < y.length; j++) {
      for (int i = 0; i < x.length; i++) {
        k[j][i] = Math.sin(3 * x[i]) > 2 * y[j] ? 1 : Math.hypot(x[i], y[j] - 1) < .4 ? 2 : 0;
      }
    }
    Random random = new Random(3);
    double[] px = random.doubles(150, -2, 2).toArray();
    double[] py = random.doubles(150, -1.5, 1.5).toArray();
    return Chart.titled("(b) regions")
        .axes("x_{1}", "x_{2}")
        .filledRegions(
            x,
            y,
            k,
            Palette.withAlpha(Palette.BLUE, .3),
            Palette.withAlpha(Palette.ORANGE, .3),
            Palette.withAlpha(Palette.GREEN, .3))
        .points("sample", px, py, Style.of(Palette.BLUE).alpha(.7).size(5))
        .points("cross", py, px, Style.of(Palette.VERMILLION).marker(Marker.CROSS).size(7))
        .legend(Corner.OUTSIDE)
        .size(520, 440);
  }

  private static Chart heat() {
    double[] t = grid(1, 60, 60);
    double[] i = grid(1, 200, 200);
    double[][] r =
        values(
            t,
            i,
            (s, k) -> {
              double angle = s / Math.pow(1e4, 2 * k / 768);
              return k % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
            });
    return Chart.titled("(a)")
        .axes("Time index", "Embedding vector index")
        .heatMap("positions", t, i, r, ColourMap.THERMAL);
  }

  private static Chart shapes() {
    double[] x = grid(0, 10, 60);
    double[] y = map(x, v -> 100 * Math.exp(-.5 * v));
    return Chart.titled("(b) log axis")
        .axes("epoch", "loss")
        .logY()
        .band("± 30 %", x, map(y, v -> .7 * v), map(y, v -> 1.3 * v), Style.palette(0))
        .line("mean", x, y, Style.palette(0))
        .verticalLine("early stop", 6, Style.of(Palette.GREY).dashed())
        .arrow(8, 60, 6.1, 8, Style.of(Palette.VERMILLION))
        .text(8, 60, "stop here", Style.of(Palette.VERMILLION), 0, -10)
        .legend(Corner.BEST);
  }

  private static ImagePanel digits() {
    double[] v = grid(-1, 1, 28);
    double[][] z = values(v, v, (a, b) -> Math.exp(-20 * Math.pow(Math.hypot(a, b) - .6, 2)));
    return ImagePanel.of(z).titled("digit");
  }

  private static TablePanel table() {
    return TablePanel.of(
            List.of("method", "train", "test", "θ_{1}"),
            List.of(
                List.of("least squares", "0.861", "85.3 %", "1.5·10^{-3}"),
                List.of("softmax", "0.93", "92 %", "−2")))
        .titled("Accuracy");
  }

  public static double[] grid(double from, double to, int n) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = from + (to - from) * i / (n - 1);
    }
    return v;
  }

  public static double[] map(double[] x, DoubleUnaryOperator f) {
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
      a -= .005 * ga;
      b -= .005 * gb;
    }
    return Chart.titled("(b) descent")
        .axes("θ₁", "θ_{2}^{(t)}")
        .equalAspect()
        .trajectory("α_{0} = 0.005", x, y, Style.palette(2).width(2.5).alpha(.6))
        .point("Initial point", .2, -.2, Style.of(Palette.BLACK).size(8))
        .point("Optimal point", 1, 1, Style.of(Palette.VERMILLION).size(8))
        .legend(Corner.BEST);
  }
}
