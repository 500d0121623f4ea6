package io.github.medl.examples.sample;

import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.figure.Table;
import io.github.medl.random.RRandom;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The two spirals of figures 3.9 and 5.3, 400 points each, from R's stream with seed 308.
 *
 * <p>The script standardises the points inside the loop over the classes, before the second class
 * is appended: the first spiral has mean 0 and standard deviation 1 in both coordinates, the second
 * is as it was drawn, and so lies small within the first.
 *
 * @param x the points, of shape (800, 2)
 * @param labels 0 for the first spiral, 1 for the second
 * @param train the 600 rows for training, in the order in which R sampled them
 * @param stream R's stream, after all this was drawn
 */
public record TwoSpirals(Tensor x, int[] labels, int[] train, RRandom stream) {
  /** The parameter of the figures: the seed of R's stream. */
  public static final Knob.Whole SEED = Knobs.seed(308);

  /** The parameter of the figures: the standard deviation of the angles. */
  public static final Knob.Real NOISE =
      Knobs.real("noise", "σ", "standard deviation of the angles", .3, 0, 1.5);

  private static final int EACH = 400;
  private static final int TRAIN = 600;

  /**
   * Draws the sample.
   *
   * @return the same numbers every time
   */
  public static TwoSpirals draw() {
    return draw(FigureContext.quick());
  }

  /**
   * Draws a sample with the seed and the noise that a reader has set.
   *
   * @param context says what was set
   * @return the same numbers every time
   */
  public static TwoSpirals draw(FigureContext context) {
    RRandom stream = new RRandom(context.get(SEED));
    double noise = context.get(NOISE);
    Tensor first = standardised(arm(1, noise, stream));
    Tensor x = Tensor.concat(0, List.of(first, arm(2, noise, stream)));
    int[] labels = IntStream.range(0, 2 * EACH).map(i -> i / EACH).toArray();
    int[] train = Arrays.stream(stream.sample(2 * EACH, TRAIN)).map(row -> row - 1).toArray();
    return new TwoSpirals(x, labels, train, stream);
  }

  /** Radius .05 to 1, angle 4.7 (j - 1) to 4.7 j and noise; the angle is from the second axis. */
  private static Tensor arm(int j, double deviation, RRandom stream) {
    Tensor radius = Tensor.linspace(.05, 1, EACH);
    double[] noise = stream.rnorm(EACH, 0, deviation);
    Tensor angle = Tensor.linspace((j - 1) * 4.7, j * 4.7, EACH).add(Tensor.of(noise));
    return Tensor.stack(1, List.of(radius.mul(angle.sin()), radius.mul(angle.cos())));
  }

  private static Tensor standardised(Tensor x) {
    return x.sub(x.mean(0)).div(x.sampleVariance(0).sqrt());
  }

  /**
   * The rows that are not for training.
   *
   * @return 200 row numbers, ascending
   */
  public int[] test() {
    boolean[] isTrain = isTrain();
    return IntStream.range(0, labels.length).filter(i -> !isTrain[i]).toArray();
  }

  /**
   * The points of some rows.
   *
   * @param rows which
   * @return their features, a row each
   */
  public Tensor x(int... rows) {
    return x.take(0, rows);
  }

  /**
   * The classes of some rows.
   *
   * @param rows which
   * @return 0 or 1, of shape (rows)
   */
  public Tensor y(int... rows) {
    return Tensor.generate(i -> labels[rows[i]], rows.length);
  }

  /**
   * A coordinate of the training points of a class.
   *
   * @param label the class
   * @param column 0 or 1
   * @return the coordinates, in the order of the rows
   */
  public double[] ofClass(int label, int column) {
    boolean[] isTrain = isTrain();
    return IntStream.range(0, labels.length)
        .filter(i -> isTrain[i] && labels[i] == label)
        .mapToDouble(i -> x.get(i, column))
        .toArray();
  }

  /**
   * The points of a grid of step 0.01 over the training points and 0.2 beyond, as the script has
   * it.
   *
   * @param column 0 for abscissas, 1 for ordinates
   * @return ascending numbers
   */
  public double[] grid(int column) {
    double[] values = x(train).select(1, column).toDoubles();
    double low = Arrays.stream(values).min().orElseThrow() - .2;
    double high = Arrays.stream(values).max().orElseThrow() + .2;
    int steps = (int) ((high - low) / .01 + 1e-10);
    return IntStream.rangeClosed(0, steps).mapToDouble(i -> low + i * .01).toArray();
  }

  /**
   * All points in drawing order.
   *
   * @return the table {@code sample} with the columns x1, x2, label, train
   */
  public Table table() {
    boolean[] isTrain = isTrain();
    return Table.of("sample")
        .column("x1", x.select(1, 0))
        .column("x2", x.select(1, 1))
        .column("label", labels)
        .column("train", IntStream.range(0, isTrain.length).map(i -> isTrain[i] ? 1 : 0).toArray());
  }

  /**
   * Compares the sample with what R drew.
   *
   * @param checks where the comparisons are added
   */
  public void check(Checks checks) {
    Tensor second = x.slice(0, EACH, 2 * EACH);
    double[] ends = {x.min(0).get(0), x.max(0).get(0), x.min(0).get(1), x.max(0).get(1)};
    double[] ofEnds = {
      -2.287530565441950, 1.211901627739964, -1.804913355506488, 2.269343747285805
    };
    checks
        .allNear("range of the points (R)", ends, ofEnds, 1e-14, Source.RECOMPUTED)
        .near("x₁ of the first point (R)", x.get(0, 0), .0577127200000254, 1e-14, Source.RECOMPUTED)
        .near(
            "x₂ of the last point (R)",
            x.get(2 * EACH - 1, 1),
            -.994799827654869961,
            1e-14,
            Source.RECOMPUTED)
        .allNear(
            "the first spiral has mean 0 and variance 1",
            new double[] {
              x.slice(0, 0, EACH).mean(0).norm().item(),
              x.slice(0, 0, EACH).sampleVariance(0).sub(1).norm().item()
            },
            new double[2],
            1e-13,
            Source.THEORY)
        .allNear(
            "means of the second spiral",
            second.mean(0).toDoubles(),
            new double[] {.25400937609265833, -.03315528160532741},
            1e-14,
            Source.RECOMPUTED)
        .allNear(
            "standard deviations of the second spiral",
            second.sampleVariance(0).sqrt().toDoubles(),
            new double[] {.32584309909084230, .42441998245926460},
            1e-14,
            Source.RECOMPUTED)
        .allNear(
            "first rows sampled for training (R)",
            Arrays.stream(train, 0, 6).asDoubleStream().toArray(),
            new double[] {382, 442, 31, 704, 482, 769},
            0,
            Source.RECOMPUTED)
        .exactly(
            "training points of the second spiral",
            Arrays.stream(train).filter(i -> labels[i] == 1).count(),
            289,
            Source.AUTHORS_CODE);
  }

  private boolean[] isTrain() {
    boolean[] isTrain = new boolean[labels.length];
    for (int row : train) {
      isTrain[row] = true;
    }
    return isTrain;
  }
}
