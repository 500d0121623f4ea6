package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.preparation.Pipeline;
import io.github.medl.learning.preparation.Polynomial;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.table.TablePanel;
import io.github.medl.random.RRandom;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Figure 2.10: polynomials of degree k fitted to ten points, and their mean squared error on these
 * and on unseen data: under-fitting, a minimum, over-fitting.
 *
 * <p>The data are {@code y = f(x) + ε} with {@code f(x) = sin(2πx) - cos(2πx)} and normal {@code ε}
 * of standard deviation 0.2.
 */
public final class Figure2_10 implements Figure {
  private static final Knob.Whole DEGREE =
      Knobs.whole("k", "k", "degree in the third fit", 3, 0, 9);
  private static final Knob.Real SIGMA =
      Knobs.real("sigma", "σ", "standard deviation of the noise", 0.2, 0, 2);
  private static final Knob.Whole N = Knobs.whole("n", "n", "points to fit", 10, 10, 100);
  private static final Knob.Whole SEED = Knobs.seed(11);
  private static final int SEED_UNSEEN = 1123;
  private static final int MAX_DEGREE = 9;

  @Override
  public About about() {
    return About.figure("2.10", "Polynomial fits and model complexity", Kind.SEEDED)
        .caption(
            "Fits of degree k = 0, 1, 3, 9 to ten points, and the mean squared error on these"
                + " points and on 10000 unseen ones against k.")
        .quick(0.2)
        .play(DEGREE, SIGMA, N, SEED)
        .differs(
            "The function of the authors' code that computes the error is named RMSE, but returns"
                + " the mean squared error, without a root; so does the axis of the book.");
  }

  @Override
  public Outcome draw(FigureContext context) {
    int points = context.get(N);
    double sigma = context.get(SIGMA);
    int[] shown = {0, 1, context.get(DEGREE), 9};
    Tensor x = Tensor.linspace(0, 1, points);
    Tensor y = f(x).add(Tensor.vector(new RRandom(context.get(SEED)).rnorm(points, 0, sigma)));
    Tensor xUnseen = Tensor.linspace(0, 1, 10_000);
    Tensor noise = Tensor.vector(new RRandom(SEED_UNSEEN).rnorm(10_000, 0, sigma));
    Tensor yUnseen = f(xUnseen).add(noise);

    double[] train = new double[MAX_DEGREE + 1];
    double[] unseen = new double[MAX_DEGREE + 1];
    double[] expected = new double[MAX_DEGREE + 1];
    for (int k = 0; k <= MAX_DEGREE; k++) {
      Predictor model = fit(k, x, y);
      Tensor predicted = model.predict(column(xUnseen));
      train[k] = meanSquare(y.sub(model.predict(column(x))));
      unseen[k] = meanSquare(yUnseen.sub(predicted));
      // Over all noise: squared bias plus the variance that no model can predict.
      expected[k] = meanSquare(f(xUnseen).sub(predicted)) + sigma * sigma;
    }
    Checks checks = errors(train, unseen, expected);
    checkFits(checks, shown, x, y);

    int n = xUnseen.size();
    int[] isTrain = IntStream.range(0, points + n).map(i -> i < points ? 1 : 0).toArray();
    Table sample =
        Table.of("sample")
            .column("x", Tensor.concat(0, List.of(x, xUnseen)))
            .column("y", Tensor.concat(0, List.of(y, yUnseen)))
            .column("train", isTrain);
    return Outcome.of(picture(shown, x, y, train, unseen))
        .checks(checks)
        .value("MSE train", train)
        .value("MSE unseen", unseen)
        .value("MSE unseen, expected", expected)
        .table(sample)
        .seed(context.get(SEED))
        .note("The unseen noise has seed " + SEED_UNSEEN + ".");
  }

  private static Checks errors(double[] train, double[] unseen, double[] expected) {
    Checks checks = new Checks();
    for (int k = 0; k < MAX_DEGREE; k++) {
      checks.nearRelative("train MSE, k=" + k, train[k], TRAIN[k], 1e-9, AUTHORS_CODE);
    }
    checks.atMost("train MSE, k=9: through all points", train[9], 1e-24, THEORY);
    for (int k = 0; k <= MAX_DEGREE; k++) {
      checks
          .nearRelative("expected unseen MSE, k=" + k, expected[k], EXPECTED[k], 1e-6, RECOMPUTED)
          .nearRelative("unseen MSE, k=" + k, unseen[k], UNSEEN[k], 1e-9, AUTHORS_CODE);
    }
    return checks
        .exactly("k of the least unseen MSE", Tensor.vector(unseen).argmin(), 6, AUTHORS_CODE)
        .exactly("k of the least expected MSE", Tensor.vector(expected).argmin(), 6, RECOMPUTED);
  }

  private static Tensor f(Tensor x) {
    Tensor u = x.mul(2 * Math.PI);
    return u.sin().sub(u.cos());
  }

  /**
   * The polynomial of degree k, in terms of polynomials that are orthogonal on the ten points.
   * Powers of x span the same ones, but are nearly dependent: k = 9 would cost half of the digits.
   */
  private static Predictor fit(int k, Tensor x, Tensor y) {
    return Pipeline.of(Polynomial.orthogonal(k)).then(LinearRegression.byQr()).fit(column(x), y);
  }

  private static Tensor column(Tensor x) {
    return x.reshape(-1, 1);
  }

  private static double meanSquare(Tensor error) {
    return error.square().mean().item();
  }

  /** Coefficients and curves of the degrees that the book shows. */
  private static void checkFits(Checks checks, int[] shown, Tensor x, Tensor y) {
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] == SHOWN[i]) {
        // In powers of x: only for the coefficients that the book's software prints.
        Tensor powers = Polynomial.monomials(column(x), SHOWN[i]);
        double[] beta = LinearRegression.byQr().fit(powers, y).coefficients().toDoubles();
        for (int j = 0; j < beta.length; j++) {
          checks.nearRelative(
              "coefficient of x^" + j + ", k=" + SHOWN[i],
              beta[j],
              COEFFICIENTS[i][j],
              SHOWN[i] == 9 ? 1e-6 : 1e-9,
              AUTHORS_CODE);
        }
      }
    }
    Tensor grid = Tensor.linspace(0, 1, 21);
    for (int i = 0; i < shown.length; i++) {
      double[] curve = fit(shown[i], x, y).predict(column(grid)).toDoubles();
      double tolerance = SHOWN[i] == 9 ? 1e-6 : 1e-9; // the reference of k=9 is ill-conditioned
      checks.allNear("fit with k=" + shown[i], curve, FITS[i], tolerance, AUTHORS_CODE);
    }
  }

  private static Picture picture(int[] shown, Tensor x, Tensor y, double[] train, double[] unseen) {
    List<Panel> panels = new ArrayList<>();
    Tensor grid = Tensor.linspace(0, 1, 501);
    for (int k : shown) {
      panels.add(
          Chart.titled("Polynomial fit with k=" + k)
              .axes("x", "y")
              .size(330, 290)
              .yRange(-3.3, 2.3)
              .line(
                  "fit, k=" + k,
                  grid.toDoubles(),
                  fit(k, x, y).predict(column(grid)).toDoubles(),
                  Style.of(Palette.VERMILLION))
              .points("data, k=" + k, x.toDoubles(), y.toDoubles(), Style.of(Palette.BLACK)));
    }
    double[] degrees = Tensor.arange(MAX_DEGREE + 1).toDoubles();
    Chart errors =
        Chart.titled("Mean squared error")
            .axes("Model (k)", "Mean Square Error")
            .size(400, 290)
            .xTicks(degrees)
            .legend(Corner.UPPER_RIGHT)
            .line("Unseen", degrees, unseen, Style.of(Palette.BLACK))
            .points("_Unseen", degrees, unseen, Style.of(Palette.BLACK))
            .line("Train", degrees, train, Style.of(Palette.VERMILLION))
            .points("_Train", degrees, train, Style.of(Palette.VERMILLION));
    TablePanel table =
        TablePanel.of(
            List.of("k", "Train", "Unseen"),
            IntStream.rangeClosed(0, MAX_DEGREE)
                .mapToObj(k -> List.of(Integer.toString(k), rounded(train[k]), rounded(unseen[k])))
                .toList());
    panels.add(2, errors);
    panels.add(table);
    return Picture.of("Polynomial fits and model complexity", 3, panels);
  }

  private static String rounded(double mse) {
    return String.format(Locale.ROOT, "%.4f", mse);
  }

  private static final int[] SHOWN = {0, 1, 3, 9};

  /** MSE on the ten points for k = 0, ..., 8. */
  private static final double[] TRAIN = {
    0.950702954051227, 0.800799909478433, 0.242374990017359, 0.0773438303101085,
    0.0250628142872315, 0.0233839819816362, 0.01990594209963, 0.0144338354154264,
    0.0141466562054686
  };

  private static final double[] UNSEEN = {
    1.05906138123434, 0.796455569438006, 0.315918863992318, 0.102549408558309,
    0.0650697413872693, 0.058921175242158, 0.057132186993504, 0.0713570487458454,
    0.0723761208712501, 0.622036182392607
  };

  private static final double[] EXPECTED = {
    1.06129045021736, 0.797838352765933, 0.318063758815532, 0.102792306216845,
    0.0656050685806403, 0.0593580689452303, 0.0572948456715323, 0.0714699710820202,
    0.0723232444252094, 0.622571814236024
  };

  /** Of 1, x, x², ... for the degrees shown. */
  private static final double[][] COEFFICIENTS = {
    {-0.146012508776185},
    {0.460571233734835, -1.21316748502204},
    {-1.35600852963834, 16.707222135892, -33.6060185491546, 16.850609326094},
    {
      -1.11820622051687, -146.714872269415, 3710.51737611073, -34461.9059206623,
      165756.482109714, -459729.863739532, 762363.61162735, -745862.641811626,
      396913.370724105, -88542.9381110854
    }
  };

  /** The fitted curves at x = 0, 0.05, ..., 1. */
  private static final double[][] FITS = {
    {
      -0.146012508776185, -0.146012508776185, -0.146012508776185, -0.146012508776185,
      -0.146012508776185, -0.146012508776185, -0.146012508776185, -0.146012508776185,
      -0.146012508776185, -0.146012508776185, -0.146012508776185, -0.146012508776185,
      -0.146012508776185, -0.146012508776185, -0.146012508776185, -0.146012508776185,
      -0.146012508776185, -0.146012508776185, -0.146012508776185, -0.146012508776185,
      -0.146012508776185
    },
    {
      0.460571233734834, 0.399912859483732, 0.33925448523263, 0.278596110981528,
      0.217937736730426, 0.157279362479325, 0.0966209882282225, 0.0359626139771206,
      -0.0246957602739814, -0.0853541345250833, -0.146012508776185, -0.206670883027287,
      -0.267329257278389, -0.327987631529491, -0.388646005780593, -0.449304380031695,
      -0.509962754282797, -0.570621128533899, -0.631279502785001, -0.691937877036103,
      -0.752596251287205
    },
    {
      -1.35600852963834, -0.602556143050859, -0.00449589221458579, 0.450810179865055,
      0.776000030182633, 0.983711615732721, 1.08658289350989, 1.0972518205087,
      1.02835635372374, 0.892534450149569, 0.702424066780758, 0.470663160611879,
      0.209889688637502, -0.0672583921478014, -0.348143124749462, -0.620126552172907,
      -0.87057071742357, -1.08683766350688, -1.25628943342826, -1.36628807019314,
      -1.40419561680696
    },
    {
      -1.11820622051685, -2.58173764519314, -0.476418095230405, 0.563496392831372,
      0.576075557326769, 0.493183523694297, 0.767981006931025, 1.25693522758894,
      1.57893099395593, 1.48544092500763, 1.02432250327641, 0.465664553961026,
      0.0812058463938402, -0.0708061936062715, -0.205858186940131, -0.634220768793776,
      -1.38643079910237, -1.87750473157351, -1.09761080143602, 0.866888756031346,
      -1.20082411513446
    }
  };

  public static void main(String[] args) {
    Show.figure(new Figure2_10(), args);
  }
}
