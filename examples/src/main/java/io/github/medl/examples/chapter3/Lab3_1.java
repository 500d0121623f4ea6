package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.Predictor;
import io.github.medl.linear.classification.LinearBoundary;
import io.github.medl.linear.classification.LinearDiscriminant;
import io.github.medl.linear.classification.LinearDiscriminantModel;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.linear.classification.Perceptron;
import io.github.medl.linear.classification.PerceptronModel;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lab 3.1: the same boundary four ways. Two classes of normal points with one covariance, where the
 * best boundary is a known line; then some points of class 1 far on their own side are added, which
 * say nothing new about where the boundary should be.
 */
public final class Lab3_1 implements Figure {
  private static final int SEED = 31;
  private static final int PER_CLASS = 150;
  private static final int FAR = 25;

  @Override
  public About about() {
    return About.figure("L3.1", "The same boundary four ways", Kind.EXACT)
        .caption(
            "Logistic and probit regression, the linear discriminant and the perceptron on two"
                + " normal classes (a), with the best boundary dashed; (b) with 25 points of class"
                + " 1 far on their own side, which move the linear discriminant and hardly the"
                + " others.")
        .quick(0.5);
  }

  /** The four fits to one sample. */
  private record Four(
      Tensor x, Tensor y, List<String> names, List<Predictor> models, List<LinearBoundary> lines) {
    static Four fit(Tensor x, Tensor y) {
      LogisticModel logistic = LogisticRegression.irls().fit(x, y);
      LogisticModel probit = LogisticRegression.probit().fit(x, y);
      LinearDiscriminantModel discriminant = new LinearDiscriminant().fit(x, y);
      PerceptronModel perceptron = new Perceptron(200).fit(x, y);
      return new Four(
          x,
          y,
          List.of("logistic", "probit", "linear discriminant", "perceptron"),
          List.of(logistic, probit, discriminant, perceptron),
          List.of(
              logistic.boundary(),
              probit.boundary(),
              discriminant.boundary(),
              perceptron.boundary()));
    }

    double accuracy(int m, Tensor onX, Tensor onY) {
      return LogisticChecks.accuracy(models.get(m).predict(onX), onY);
    }

    /** The angle of a boundary's normal, in degrees. */
    double angle(int m) {
      return Math.toDegrees(Math.atan2(lines.get(m).w2(), lines.get(m).w1()));
    }
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream random = RandomStream.seed(SEED);
    // Class k is normal around ±(1, 0.1) with the covariance A A'; the classes take turns.
    Tensor a = Tensor.of(new double[][] {{1, 0}, {.6, .8}});
    Tensor centre = Tensor.vector(1, .1);
    Tensor normals = Tensor.generate(i -> random.normal(), 2 * PER_CLASS, 2);
    Tensor y = Tensor.generate(i -> i % 2, 2 * PER_CLASS);
    Tensor sides = y.mul(2).sub(1).reshape(-1, 1);
    Tensor x = normals.matmul(a, false, true).add(sides.mul(centre));
    Tensor best = a.matmul(a, false, true).solve(centre);
    LinearBoundary truth = new LinearBoundary(0, best.get(0), best.get(1));
    double trueAngle = Math.toDegrees(Math.atan2(truth.w2(), truth.w1()));

    Tensor far =
        Tensor.generate(i -> i % 2 == 0 ? 6 + random.normal() : 5 + random.normal(), FAR, 2);
    Tensor farX = Tensor.concat(0, List.of(x, far));
    Tensor farY = Tensor.concat(0, List.of(y, Tensor.ones(FAR)));

    Four plain = Four.fit(x, y);
    Four shifted = Four.fit(farX, farY);
    Checks checks = checks(plain, shifted, trueAngle, x, y);
    return Outcome.of(
            Picture.of(
                "The same boundary four ways",
                2,
                chart("(a) Two normal classes", plain, truth),
                chart("(b) With points far on their own side", shifted, truth)))
        .checks(checks)
        .table(
            Table.of("sample")
                .column("x1", farX.select(1, 0))
                .column("x2", farX.select(1, 1))
                .column("label", farY)
                .column(
                    "far",
                    IntStream.range(0, farY.size()).map(i -> i < 2 * PER_CLASS ? 0 : 1).toArray()))
        .table(boundaries(plain, shifted, x, y))
        .value("angle of the best boundary's normal, degrees", trueAngle)
        .seed(SEED);
  }

  private static Checks checks(Four plain, Four shifted, double trueAngle, Tensor x, Tensor y) {
    // Fisher's discriminant has the direction of least squares on the labels.
    Tensor rows = Tensor.concat(1, List.of(Tensor.ones(x.dim(0), 1), x));
    Tensor squares = rows.lstsq(y).x();
    LinearBoundary fisher = plain.lines().get(2);
    Checks checks =
        new Checks()
            .near(
                "direction of the discriminant and of least squares: w₂ / w₁",
                fisher.w2() / fisher.w1(),
                squares.get(2) / squares.get(1),
                1e-10,
                THEORY)
            .near(
                "probit and logistic: angle between",
                plain.angle(1) - plain.angle(0),
                0,
                3,
                THEORY);
    for (int m = 0; m < 3; m++) {
      checks.near(
          plain.names().get(m) + ": angle to the best", plain.angle(m) - trueAngle, 0, 10, THEORY);
    }
    double lost = plain.accuracy(2, x, y) - shifted.accuracy(2, x, y);
    checks
        .holds(
            "far points turn the discriminant more than the logistic model",
            Math.abs(shifted.angle(2) - plain.angle(2))
                > 2 * Math.abs(shifted.angle(0) - plain.angle(0)),
            THEORY)
        .holds(
            "and cost it more accuracy on the first points",
            lost > plain.accuracy(0, x, y) - shifted.accuracy(0, x, y),
            THEORY)
        .holds(
            "the classes overlap, so the perceptron never ends",
            !((PerceptronModel) plain.models().get(3)).separates(),
            THEORY);
    return checks;
  }

  private static Table boundaries(Four plain, Four shifted, Tensor x, Tensor y) {
    List<String> sample = new ArrayList<>();
    List<String> method = new ArrayList<>();
    double[][] columns = new double[4][8];
    for (int i = 0; i < 8; i++) {
      Four four = i < 4 ? plain : shifted;
      sample.add(i < 4 ? "a" : "b");
      method.add(four.names().get(i % 4));
      columns[0][i] = four.lines().get(i % 4).intercept();
      columns[1][i] = four.lines().get(i % 4).slope();
      columns[2][i] = four.angle(i % 4);
      columns[3][i] = four.accuracy(i % 4, x, y);
    }
    return Table.of("boundaries")
        .column("sample", sample)
        .column("method", method)
        .column("intercept", columns[0])
        .column("slope", columns[1])
        .column("angle", columns[2])
        .column("accuracy_without_far_points", columns[3]);
  }

  private static Chart chart(String title, Four four, LinearBoundary truth) {
    double[][] zero = Regions.ofClass(four.x(), four.y(), 0);
    double[][] one = Regions.ofClass(four.x(), four.y(), 1);
    Chart chart =
        Chart.titled(title)
            .axes("x₁", "x₂")
            .size(480, 440)
            .xRange(-5, 9)
            .yRange(-6, 8)
            .legend(Corner.LOWER_RIGHT)
            .points("class 0", zero[0], zero[1], Style.of(Palette.SKY).size(4.5))
            .points("class 1", one[0], one[1], Style.of(Palette.ORANGE).size(4.5));
    double[] ends = {-5, 9};
    List<Style> styles =
        List.of(
            Style.of(Palette.BLUE).width(3),
            Style.of(Palette.GREEN).width(1.6),
            Style.of(Palette.VERMILLION).width(2.2),
            Style.of(Palette.PURPLE).width(2.2));
    for (int m = 0; m < 4; m++) {
      LinearBoundary line = four.lines().get(m);
      chart.line(four.names().get(m), ends, new double[] {line.at(-5), line.at(9)}, styles.get(m));
    }
    return chart.line(
        "best",
        ends,
        new double[] {truth.at(-5), truth.at(9)},
        Style.of(Palette.BLACK).width(1.4).dashed());
  }

  public static void main(String[] args) {
    Show.figure(new Lab3_1(), args);
  }
}
