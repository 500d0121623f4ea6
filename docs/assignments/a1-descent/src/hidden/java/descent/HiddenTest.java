package descent;

import static io.github.medl.grading.Oracles.forbids;
import static io.github.medl.grading.Oracles.gradientOf;
import static io.github.medl.grading.Oracles.iteratesLike;
import static io.github.medl.grading.Oracles.points;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.grading.Seed;
import io.github.medl.optim.Optimisers;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class HiddenTest {
  @Part("a")
  @Points(2)
  @Hint("section 4.2; the gradient is wanted at every point, by hand")
  @Test
  void gradientEverywhere() {
    forbids(Autodiff.class).in(Rosenbrock.class);
    gradientOf(Costs::rosenbrock)
        .is(theta -> Tensor.of(Rosenbrock.gradient(theta.toDoubles())))
        .at(points(20, 2, Seed.own()));
  }

  @Part("b")
  @Points(1)
  @Hint("section 4.2, Figure 4.2: another start, another rate, a hundred steps")
  @Test
  void descendsForLong() {
    iteratesLike(Optimisers.gradientDescent(0.0004)::step, 100)
        .of(Costs::rosenbrock)
        .from(-1.2, 1)
        .holdsFor(
            start -> Costs.rows(Descent.descend(Costs::gradient, start.toDoubles(), 0.0004, 100)));
  }

  @Part("c")
  @Points(2)
  @Hint("section 4.3, Figure 4.6: other rates, a hundred steps")
  @Test
  void momentumForLong() {
    for (double beta : new double[] {0.5, 0.9, 0.99}) {
      iteratesLike(Optimisers.momentum(0.0005, beta)::step, 100)
          .of(Costs::rosenbrock)
          .from(-1.2, 1)
          .holdsFor(
              start ->
                  Costs.rows(
                      Descent.momentum(Costs::gradient, start.toDoubles(), 0.0005, beta, 100)));
    }
  }
}
