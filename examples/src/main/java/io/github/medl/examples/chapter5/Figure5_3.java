package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.SEEDS;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.sample.TwoSpirals;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Figure 5.3: what can be expressed without a hidden layer, with 4 and with 10 hidden units. Two
 * spirals, classified by logistic regression and by two networks trained with Rprop+.
 */
public final class Figure5_3 implements Figure {
  private static final Knob.Whole FEW = Knobs.whole("units", "N", "hidden units in (b)", 4, 1, 16);
  private static final Knob.Whole MANY =
      Knobs.whole("more-units", "N", "hidden units in (c)", 10, 1, 16);
  private static final Knob.Whole STEPS =
      Knobs.whole("steps", "t", "most steps of training", 100_000, 100, 100_000);
  private static final double[] SQUARED_ERRORS_OF_4 = {
    72.17711285054929, 30.839353854503678, 20.589458076417287
  };
  private static final double[] SQUARED_ERRORS_OF_10 = {
    65.40417349643258, 10.70276297580631, 7.236855353901867
  };

  @Override
  public About about() {
    return About.figure("5.3", "Expressive power: three decision regions", Kind.SEEDED)
        .caption(
            "Two spirals, class 1 in vermilion and class 2 in blue, and the regions of (a) logistic"
                + " regression, which is a network without a hidden layer, (b) a network with 4"
                + " hidden units, (c) one with 10.")
        .differs(
            "The script standardises the points before the second spiral is appended, so the first"
                + " spiral is large and the second lies small within it. We do as the script does;"
                + " that is why 4 units suffice.")
        .differs(
            "The caption speaks of depth; the networks of the script have one hidden layer, of 4"
                + " and of 10 units.")
        .differs(
            "The script does not say from which numbers its networks start. Ours go on with R's"
                + " stream where the sample ended, in the order in which the package neuralnet"
                + " fills its weights; the package itself was not at hand, so accuracies are"
                + " compared with the band of 8 other starts.")
        .quick(12)
        .play(FEW, MANY, STEPS, TwoSpirals.NOISE, TwoSpirals.SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    TwoSpirals sample = TwoSpirals.draw(context);
    int[] train = sample.train();
    LogisticModel logistic = LogisticRegression.irls().fit(sample.x(train), sample.y(train));
    RpropNet four = RpropNet.train(sample, context.get(FEW), context.get(STEPS), context);
    RpropNet ten = RpropNet.train(sample, context.get(MANY), context.get(STEPS), context);

    Checks checks = new Checks();
    sample.check(checks);
    Tensor share = classes(sample, logistic::probability);
    checks
        .near("logistic: intercept", logistic.intercept(), -.157557123805371, 1e-8, AUTHORS_CODE)
        .near("logistic: x₁", logistic.weights().get(0), .537168334969285, 1e-8, AUTHORS_CODE)
        .near("logistic: x₂", logistic.weights().get(1), -.110377910244588, 1e-8, AUTHORS_CODE)
        .near("logistic: deviance", logistic.deviance(), 811.111218034, 1e-8, AUTHORS_CODE)
        .near(
            "logistic: accuracy on training",
            accuracy(sample, train, logistic::probability),
            .525,
            1e-12,
            AUTHORS_CODE)
        .near(
            "logistic: accuracy on test",
            accuracy(sample, sample.test(), logistic::probability),
            .485,
            1e-12,
            AUTHORS_CODE)
        .exactly("cells across", sample.grid(0).length, 383, AUTHORS_CODE)
        .exactly("cells up", sample.grid(1).length, 448, AUTHORS_CODE)
        .near(
            "logistic: share of the cells of class 2",
            share.mean().item(),
            .2690577,
            5e-8,
            AUTHORS_CODE);
    String few = four.hidden() + " units";
    String many = ten.hidden() + (ten.hidden() == four.hidden() ? " units again" : " units");
    check(checks, sample, four, SQUARED_ERRORS_OF_4);
    check(checks, sample, ten, SQUARED_ERRORS_OF_10);
    return Outcome.of(
            Picture.of(
                String.format(
                    Locale.ROOT,
                    "Decision regions without a hidden layer, and with %d and %d hidden units",
                    four.hidden(),
                    ten.hidden()),
                3,
                panel("(a) logistic regression", sample, logistic::probability),
                panel("(b) " + four.hidden() + " hidden units", sample, four::probability),
                panel("(c) " + ten.hidden() + " hidden units", sample, ten::probability)))
        .checks(checks)
        .seed(context.get(TwoSpirals.SEED))
        .value("share of the cells of class 2, " + few, share(sample, four))
        .value("share of the cells of class 2, " + many, share(sample, ten))
        .value("steps of Rprop+, " + few, four.steps())
        .value("steps of Rprop+, " + many, ten.steps())
        .table(sample.table());
  }

  private static void check(
      Checks checks, TwoSpirals sample, RpropNet net, double[] squaredErrors) {
    String name = net.hidden() + " units: ";
    checks
        .allNearRelative(
            name + "Σ(y - o)²/2 after 10, 50, 100 steps, against the rule in NumPy",
            net.squaredErrors(),
            squaredErrors,
            1e-8,
            RECOMPUTED)
        .atMost(name + "largest derivative at the end", net.largestDerivative(), .01, AUTHORS_CODE)
        .between(name + "Σ(y - o)²/2 at the end", net.squaredError(), 5, 6.6, SEEDS)
        .atLeast(
            name + "accuracy on training",
            accuracy(sample, sample.train(), net::probability),
            .96,
            SEEDS)
        .atLeast(
            name + "accuracy on test",
            accuracy(sample, sample.test(), net::probability),
            .96,
            SEEDS);
  }

  private static double share(TwoSpirals sample, RpropNet net) {
    return classes(sample, net::probability).mean().item();
  }

  private static double accuracy(TwoSpirals sample, int[] rows, UnaryOperator<Tensor> probability) {
    Tensor predicted = probability.apply(sample.x(rows)).greaterEqual(.5);
    return predicted.equalTo(sample.y(rows)).mean().item();
  }

  /** Class 0 or 1 of every cell, row by row. */
  private static Tensor classes(TwoSpirals sample, UnaryOperator<Tensor> probability) {
    double[] x1 = sample.grid(0);
    double[] x2 = sample.grid(1);
    Tensor points =
        Tensor.generate(
            k -> k % 2 == 0 ? x1[k / 2 % x1.length] : x2[k / 2 / x1.length],
            x1.length * x2.length,
            2);
    return probability.apply(points).greaterEqual(.5);
  }

  private static Chart panel(String title, TwoSpirals sample, UnaryOperator<Tensor> probability) {
    double[] x1 = sample.grid(0);
    double[] x2 = sample.grid(1);
    double[] flat = classes(sample, probability).toDoubles();
    int[][] classes = new int[x2.length][x1.length];
    for (int k = 0; k < flat.length; k++) {
      classes[k / x1.length][k % x1.length] = (int) flat[k];
    }
    String accuracy =
        String.format(
            Locale.ROOT,
            ", %.1f%% of test right",
            100 * accuracy(sample, sample.test(), probability));
    return Chart.titled(title + accuracy)
        .axes("x_{1}", "x_{2}")
        .size(380, 420)
        .legend(Corner.LOWER_LEFT)
        .noGrid()
        .noTicks()
        .filledRegions(x1, x2, classes, tint(Palette.VERMILLION), tint(Palette.SKY))
        .points("class 1", sample.ofClass(0, 0), sample.ofClass(0, 1), style(Palette.VERMILLION))
        .points("class 2", sample.ofClass(1, 0), sample.ofClass(1, 1), style(Palette.BLUE));
  }

  private static Style style(Color colour) {
    return Style.of(colour).size(4);
  }

  private static Color tint(Color colour) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 77);
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_3(), args);
  }
}
