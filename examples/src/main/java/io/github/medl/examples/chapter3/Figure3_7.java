package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.linear.classification.SoftmaxRegression;
import io.github.medl.plot.Picture;

/** Figure 3.7: the regions of a softmax model of four classes have straight boundaries. */
public final class Figure3_7 implements Figure {
  @Override
  public About about() {
    return About.figure("3.7", "Softmax regression of four classes", Kind.EXACT)
        .caption(
            "17 points of four classes and the regions that a softmax model of x₁ and x₂ gives to"
                + " each: as the script's optimiser leaves it after 100 iterations, and near the"
                + " limit of the likelihood.")
        .differs(
            "Class 2 can be separated from class 0, so the likelihood has no maximum and the"
                + " script's fit ends because its iterations are used up. We do the same for the"
                + " picture of the book and draw beside it what Newton's method goes to.")
        .differs(
            "The legend of the book numbers the classes otherwise than the data do: its classes 1,"
                + " 2, 3, 4 have the codes 0, 2, 1, 3. We draw as it does; the csv files have"
                + " codes.")
        .differs(
            "The limit is 11.45154755, by SciPy's trust-region method as by ours; BFGS with a"
                + " relative tolerance of 1e-14 stops at 11.804, still on its way.")
        .quick(0.6);
  }

  @Override
  public Outcome draw(FigureContext context) {
    FourClasses.Fit book = FourClasses.Fit.of(SoftmaxRegression.asInR(), 1);
    FourClasses.Fit limit = FourClasses.Fit.of(SoftmaxRegression.newton(), 1);
    Checks checks = new Checks();
    book.check(
        checks,
        14.1935982389075,
        15,
        new double[] {.340093189110772, .319511850742384, .287723455915128, .0526715042317159},
        AUTHORS_CODE);
    book.checkCoefficients(checks, COEFFICIENTS, AUTHORS_CODE);
    checks
        .near("mean cross-entropy", book.model().crossEntropy(), .417458772, 1e-6, AUTHORS_CODE)
        .holds("the script's fit has not converged", !book.model().converged(), AUTHORS_CODE)
        .near(
            "deviance near the limit", limit.model().deviance(), 11.451547550295, 1e-5, RECOMPUTED)
        .holds("which is lower", limit.model().deviance() < book.model().deviance(), THEORY);
    return Outcome.of(
            Picture.of(
                "Softmax regression of four classes",
                2,
                book.chart("(a) after 100 iterations, as in the book"),
                limit.chart("(b) near the limit of the likelihood")))
        .checks(checks)
        .table(FourClasses.sample())
        .table(book.coefficients("coefficients"))
        .table(book.grid("grid"))
        .table(limit.coefficients("coefficients-limit"))
        .table(limit.grid("grid-limit"))
        .value("areas of the classes", book.shares())
        .value("areas near the limit", limit.shares())
        .value("summary", book.model().summary());
  }

  private static final double[][] COEFFICIENTS = {
    {8.06836875035127, -56.4163500953605, 23.3416619427183},
    {-67.6150150336658, 59.0569505040563, 53.71538249031},
    {-13.6971472439653, 5.25528254441731, 19.8038245259297}
  };

  public static void main(String[] args) {
    Show.figure(new Figure3_7(), args);
  }
}
