package io.github.medl.gan.adversarial;

import io.github.medl.numeric.PowerOfTwo;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The game between two known normal laws on a line, data p_D = N(m₁, s₁²) and generated p_G = N(m₂,
 * s₂²): what the best discriminator says, what the generator learns from it, and how far apart the
 * laws are (figures 8.7 and 8.8). All is computed from the logit log p_D(x) - log p_G(x), so that
 * nothing overflows however far apart they are.
 *
 * @param dataMean m₁
 * @param dataDeviation s₁
 * @param mean m₂
 * @param deviation s₂
 */
public record NormalGame(double dataMean, double dataDeviation, double mean, double deviation) {
  private static final double WIDE = 14;
  private static final int STEPS_A_DEVIATION = 64;

  /** Up to here the steps of the one law are fine enough for the other. */
  private static final double ALIKE = 8;

  /** So many times wider, or deviations apart, and the narrow law is a point to the wide one. */
  private static final double POINT = 1e100;

  private static final double APART = 80;

  /** Deviations from 2^-200 to 2^200 have fourth powers. */
  private static final int ORDINARY = 200;

  /** What lies so many deviations from 0 loses three digits there. */
  private static final double OFFSET = 32;

  /**
   * Checks that these are normal laws.
   *
   * @param dataMean m₁
   * @param dataDeviation s₁
   * @param mean m₂
   * @param deviation s₂
   * @throws IllegalArgumentException if a deviation is not positive, or a number not finite
   */
  public NormalGame {
    if (!(dataDeviation > 0) || !(deviation > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the deviations of normal laws are positive, got %s and %s",
              dataDeviation,
              deviation));
    }
    if (!DoubleStream.of(dataMean, dataDeviation, mean, deviation).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "normal laws have finite means and deviations, got N(%s, %s²) and N(%s, %s²)",
              dataMean,
              dataDeviation,
              mean,
              deviation));
    }
  }

  // ---------------------------------------------------------------- the discriminator

  /**
   * The logit of the best discriminator, log p_D(x) - log p_G(x).
   *
   * @param x a place
   * @return the logit
   */
  public double logit(double x) {
    double difference = logDensity(x, dataMean, dataDeviation) - logDensity(x, mean, deviation);
    if (!Double.isNaN(difference)) {
      return difference;
    }
    double z = (x - dataMean) / dataDeviation; // of which the square is no number
    double y = (x - mean) / deviation;
    return (y - z) * (y / 2 + z / 2) + Math.log(deviation) - Math.log(dataDeviation);
  }

  /**
   * The best discriminator D*(x) = p_D(x) / (p_D(x) + p_G(x)).
   *
   * @param x a place
   * @return the probability that an observation there is real
   */
  public double discriminator(double x) {
    return sigmoid(logit(x));
  }

  /**
   * The derivative of the logit by the place.
   *
   * @param x a place
   * @return (x - m₂)/s₂² - (x - m₁)/s₁²
   */
  public double logitSlope(double x) {
    return (x - mean) / deviation / deviation - (x - dataMean) / dataDeviation / dataDeviation;
  }

  /**
   * The derivative by x of what a generator pays for a point there, through the best discriminator,
   * under the minimax loss log(1 - D*).
   *
   * @param x a generated point
   * @return -D* times the slope of the logit
   */
  public double minimaxSlope(double x) {
    return -discriminator(x) * logitSlope(x);
  }

  /**
   * The same under the non-saturating loss -log D*.
   *
   * @param x a generated point
   * @return -(1 - D*) times the slope of the logit
   */
  public double nonSaturatingSlope(double x) {
    return -sigmoid(-logit(x)) * logitSlope(x);
  }

  // ---------------------------------------------------------------- distances

  /**
   * The divergence KL(p_D ‖ p_G), in closed form.
   *
   * @return the divergence, in nats
   */
  public double kl() {
    return kl(dataMean, dataDeviation, mean, deviation);
  }

  /**
   * The divergence KL(p_G ‖ p_D), in closed form.
   *
   * @return the divergence, in nats
   */
  public double reverseKl() {
    return kl(mean, deviation, dataMean, dataDeviation);
  }

  private static double kl(double m, double s, double n, double t) {
    if (isOrdinary(s) && isOrdinary(t)) {
      return Math.log(t / s) + (s * s + (m - n) * (m - n)) / (2 * t * t) - 0.5;
    }
    double ratio = s / t;
    double gap = m / t - n / t;
    return Math.log(t) - Math.log(s) + (ratio * ratio + gap * gap) / 2 - 0.5;
  }

  /**
   * The Jensen-Shannon divergence ln 2 - ½ E_D softplus(-l) - ½ E_G softplus(l), by quadrature.
   *
   * @return the divergence, in nats; at most ln 2
   */
  public double jensenShannon() {
    double ratio = ratio();
    if (ratio > ALIKE) {
      return isFar() ? Math.log(2) : Math.log(2) - lost(gap(), ratio) / 2;
    }
    if (!isPlain()) {
      return isFar() ? Math.log(2) : inUnits().jensenShannon();
    }
    double ofData = mean(x -> softplus(-logit(x)), dataMean, dataDeviation);
    double ofGenerated = mean(x -> softplus(logit(x)), mean, deviation);
    return Math.log(2) - (ofData + ofGenerated) / 2;
  }

  /**
   * What the discriminator gains at best, E_D log D* + E_G log(1 - D*) = -log 4 + 2 JS.
   *
   * @return the value of the game for this generator; -log 4 if it is perfect
   */
  public double value() {
    return -Math.log(4) + 2 * jensenShannon();
  }

  /**
   * The distance of total variation, ½ ∫ |p_D - p_G|, from the places where the densities cross.
   *
   * @return the distance, at most 1
   */
  public double totalVariation() {
    if (!isPlain()) {
      return isFar() ? 1 : inUnits().totalVariation();
    }
    double a = 1 / (2 * deviation * deviation) - 1 / (2 * dataDeviation * dataDeviation);
    double b = logitSlope(0);
    double c = logit(0);
    if (a == 0) {
      return b == 0 ? 0 : Math.abs(difference(-c / b));
    }
    double root = Math.sqrt(b * b - 4 * a * c); // real: both are densities
    return Math.abs(difference((-b + root) / (2 * a)) - difference((-b - root) / (2 * a)));
  }

  /** The difference of the distribution functions at x. */
  private double difference(double x) {
    return distribution((x - dataMean) / dataDeviation) - distribution((x - mean) / deviation);
  }

  private static double distribution(double z) {
    return 0.5 * (1 + Tensor.scalar(z / Math.sqrt(2)).erf().item());
  }

  /**
   * The Wasserstein distance W₁ = E |m₁ - m₂ + (s₁ - s₂) Z|, Z standard normal.
   *
   * @return the distance
   */
  public double w1() {
    double shift = Math.abs(dataMean - mean);
    double stretch = Math.abs(dataDeviation - deviation);
    if (stretch == 0) {
      return shift;
    }
    double z = shift / stretch;
    return stretch * Math.sqrt(2 / Math.PI) * Math.exp(-z * z / 2)
        + shift * (2 * distribution(z) - 1);
  }

  /**
   * The Wasserstein distance W₂, √((m₁ - m₂)² + (s₁ - s₂)²).
   *
   * @return the distance
   */
  public double w2() {
    return Math.hypot(dataMean - mean, dataDeviation - deviation);
  }

  // ---------------------------------------------------------------- units

  private static boolean isOrdinary(double deviation) {
    return PowerOfTwo.exponent(deviation, ORDINARY) == 0;
  }

  /** Whether the formulas lose nothing in the units that are given. */
  private boolean isPlain() {
    double narrow = Math.min(dataDeviation, deviation);
    return isOrdinary(narrow) && ratio() <= POINT && offset() <= OFFSET * narrow;
  }

  /** How far from 0 the narrow law lies; of two of one width, the nearer. */
  private double offset() {
    if (dataDeviation == deviation) {
      return Math.min(Math.abs(dataMean), Math.abs(mean));
    }
    return Math.abs(dataDeviation < deviation ? dataMean : mean);
  }

  /** How many times wider the wide law is. */
  private double ratio() {
    return Math.max(dataDeviation, deviation) / Math.min(dataDeviation, deviation);
  }

  /** How far the means are apart, in deviations of the narrow law. */
  private double gap() {
    return Math.abs(dataMean - mean) / Math.min(dataDeviation, deviation);
  }

  /** Whether the laws have nothing in common that a double could tell. */
  private boolean isFar() {
    return ratio() > POINT || !(gap() <= APART * (1 + ratio()));
  }

  /** Two laws as far from each other, the narrow one N(0, 1). */
  private NormalGame inUnits() {
    return new NormalGame(0, 1, gap(), ratio());
  }

  /** E softplus(-l) of N(0, 1) and E softplus(l) of N(μ, σ²), for σ far above 1. */
  private static double lost(double mu, double sigma) {
    NormalGame game = new NormalGame(0, 1, mu, sigma);
    return TwoScales.integral(
        x -> {
          double l = game.logit(x);
          return Math.exp(logDensity(x, 0, 1)) * softplus(-l)
              + Math.exp(logDensity(x, mu, sigma)) * softplus(l);
        },
        mu,
        sigma);
  }

  // ---------------------------------------------------------------- numbers

  private static double logDensity(double x, double m, double s) {
    double z = (x - m) / s;
    return -z * z / 2 - Math.log(s) - Math.log(2 * Math.PI) / 2;
  }

  private static double sigmoid(double l) {
    return l >= 0 ? 1 / (1 + Math.exp(-l)) : Math.exp(l) / (1 + Math.exp(l));
  }

  private static double softplus(double l) {
    return Math.max(l, 0) + Math.log1p(Math.exp(-Math.abs(l)));
  }

  /**
   * E f(X) for X normal by the rule of rectangles, which is as good as exact for what is smooth at
   * the scale of X and dies away at both ends.
   */
  private static double mean(DoubleUnaryOperator f, double m, double s) {
    double sum = 0;
    int n = (int) WIDE * STEPS_A_DEVIATION;
    for (int i = -n; i <= n; i++) {
      double z = (double) i / STEPS_A_DEVIATION;
      sum += f.applyAsDouble(m + s * z) * Math.exp(-z * z / 2);
    }
    return sum / STEPS_A_DEVIATION / Math.sqrt(2 * Math.PI);
  }
}
