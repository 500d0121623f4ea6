package io.github.medl.random;

import io.github.medl.numeric.CMath;

/**
 * The quantile function of the standard normal distribution, to about 16 digits.
 *
 * <p>Source: Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied
 * Statistics 37 (1988), routine PPND16: a quotient of two polynomials of degree 7 in each of three
 * ranges.
 */
final class NormalQuantile {
  private static final double[] CENTRE_TOP = {
    3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727
  };
  private static final double[] CENTRE_BOTTOM = {
    1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
    21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610
  };
  private static final double[] SIDE_TOP = {
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
    1.27045825245236838258, .241780725177450611770, .0227238449892691845833,
        7.7454501427834140764e-4
  };
  private static final double[] SIDE_BOTTOM = {
    1.0, 2.05319162663775882187, 1.67638483018380384940, .689767334985100004550,
    .148103976427480074590, .0151986665636164571966, 5.475938084995344946e-4,
        1.05075007164441684324e-9
  };
  private static final double[] TAIL_TOP = {
    6.65790464350110377720,
    5.46378491116411436990,
    1.78482653991729133580,
    .296560571828504891230,
    .0265321895265761230930,
    .00124266094738807843860,
    2.71155556874348757815e-5,
    2.01033439929228813265e-7
  };
  private static final double[] TAIL_BOTTOM = {
    1.0,
    .599832206555887937690,
    .136929880922735805310,
    .0148753612908506148525,
    7.86869131145613259100e-4,
    1.84631831751005468180e-5,
    1.42151175831644588870e-7,
    2.04426310338993978564e-15
  };

  private NormalQuantile() {}

  /** The number that a standard normal variable stays below with probability {@code p}. */
  static double of(double p) {
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * polynomial(CENTRE_TOP, r) / polynomial(CENTRE_BOTTOM, r);
    }
    double r = Math.sqrt(-CMath.log(q < 0 ? p : 0.5 - p + 0.5));
    double size =
        r <= 5
            ? polynomial(SIDE_TOP, r - 1.6) / polynomial(SIDE_BOTTOM, r - 1.6)
            : polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5);
    return q < 0 ? -size : size;
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = coefficients[coefficients.length - 1];
    for (int i = coefficients.length - 2; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
