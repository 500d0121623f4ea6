package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.linear.classification.Separation;
import io.github.medl.linear.classification.SoftmaxRegression;
import io.github.medl.plot.Picture;

/** Figure 3.10: softmax models of all monomials up to degree 2 and 8 have curved boundaries. */
public final class Figure3_10 implements Figure {
  @Override
  public About about() {
    return About.figure("3.10", "Softmax regression of polynomial features", Kind.EXACT)
        .caption(
            "The points of figure 3.7 with softmax models of all monomials of x₁ and x₂ up to a"
                + " degree: (a) 2, (b) 8, as the script's optimiser leaves them; (c), (d) as"
                + " Newton's method does.")
        .differs(
            "Polynomials of degree 2 separate the classes already, so the likelihood has no"
                + " maximum and the picture depends on the optimiser and on when it ends: (c) and"
                + " (d) are what another one finds.")
        .quick(2.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    FourClasses.Fit two = FourClasses.Fit.of(SoftmaxRegression.asInR(), 2);
    FourClasses.Fit eight = FourClasses.Fit.of(SoftmaxRegression.asInR(), 8);
    FourClasses.Fit safeTwo = FourClasses.Fit.of(SoftmaxRegression.newton(), 2);
    FourClasses.Fit safeEight = FourClasses.Fit.of(SoftmaxRegression.newton(), 8);
    Checks checks = new Checks();
    two.check(
        checks,
        8.69791936102487,
        15,
        new double[] {.34418786215985, .318407202637866, .283241187039903, .0541637481623805},
        AUTHORS_CODE);
    two.checkCoefficients(checks, COEFFICIENTS, AUTHORS_CODE);
    eight.check(
        checks,
        .00012621485910631,
        17,
        new double[] {.360148504572246, .315223379780233, .24197607426336, .0826520413841601},
        AUTHORS_CODE);
    checks
        .holds(
            "degree 2: the script's fit has not converged", !two.model().converged(), AUTHORS_CODE)
        .holds(
            "degree 8: it separates the classes",
            eight.model().separation() == Separation.COMPLETE,
            THEORY)
        .atMost("degree 2, Newton: deviance", safeTwo.model().deviance(), .0031, THEORY)
        .near("degree 2, Newton: right of 17", safeTwo.accuracy() * 17, 17, 1e-9, THEORY)
        .near("degree 8, Newton: right of 17", safeEight.accuracy() * 17, 17, 1e-9, THEORY)
        .holds(
            "degree 2 separates the classes",
            safeTwo.model().separation() == Separation.COMPLETE,
            THEORY);
    return Outcome.of(
            Picture.of(
                "Softmax regression of polynomial features",
                2,
                two.chart("(a) degree 2, as in the book"),
                eight.chart("(b) degree 8, as in the book"),
                safeTwo.chart("(c) degree 2, Newton's method"),
                safeEight.chart("(d) degree 8, Newton's method")))
        .checks(checks)
        .table(FourClasses.sample())
        .table(two.coefficients("coefficients-2"))
        .table(eight.coefficients("coefficients-8"))
        .table(two.grid("grid-2"))
        .table(eight.grid("grid-8"))
        .table(safeTwo.grid("grid-2-newton"))
        .table(safeEight.grid("grid-8-newton"))
        .value("areas, degree 2", two.shares())
        .value("areas, degree 8", eight.shares())
        .value("areas, degree 2, Newton", safeTwo.shares())
        .value("areas, degree 8, Newton", safeEight.shares());
  }

  /** Of 1, x1, x1², x2, x1 x2, x2² for classes 1 to 3. */
  private static final double[][] COEFFICIENTS = {
    {
      2.08372144882101,
      -8.21753293337889,
      -34.2483566611657,
      15.2121441048463,
      -50.115559669966,
      20.9277825901992
    },
    {
      -69.7564321661515,
      27.7470256284254,
      17.4402163099221,
      21.6637875326798,
      91.7911387701088,
      5.1302306296615
    },
    {
      -27.4702563386909,
      6.06540607958614,
      -22.8981046365973,
      46.2671319710847,
      60.1686951805593,
      -38.8422354199239
    }
  };

  public static void main(String[] args) {
    Show.figure(new Figure3_10(), args);
  }
}
