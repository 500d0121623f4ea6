package descent;

import static io.github.medl.grading.Oracles.gradientOf;
import static io.github.medl.grading.Oracles.iteratesLike;
import static io.github.medl.grading.Oracles.leavesInputsAlone;

import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.optim.Optimisers;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DescentTest {
  @Part("a")
  @Points(1)
  @Hint("section 4.2; differentiate the square of (θ₂ − θ₁²) by the chain rule")
  @Test
  void gradientAtTheStart() {
    gradientOf(Costs::rosenbrock)
        .is(theta -> Tensor.of(Rosenbrock.gradient(theta.toDoubles())))
        .at(Tensor.vector(0.2, -0.2));
  }

  @Part("b")
  @Points(1)
  @Hint("section 4.2, Figure 4.2")
  @Test
  void descendsStepByStep() {
    iteratesLike(Optimisers.gradientDescent(0.001)::step, 10)
        .of(Costs::rosenbrock)
        .from(0.2, -0.2)
        .holdsFor(
            start -> Costs.rows(Descent.descend(Costs::gradient, start.toDoubles(), 0.001, 10)));
  }

  @Part("b")
  @Points(1)
  @Hint("an array is handed over as itself, not as a copy: clone()")
  @Test
  void leavesTheStartAlone() {
    double[] start = {-1, 2};
    double[] first = {-1, 2};
    leavesInputsAlone((Object) start)
        .during(
            () -> {
              double[][] iterates = Descent.descend(Costs::gradient, start, 0.001, 3);
              Answer.to(first).named("the first iterate").is(iterates[0]).near(first, 0);
              Answer.to(first).named("the number of rows").is(iterates.length).near(4, 0);
              double[] last = Descent.descend(Costs::gradient, iterates[2], 0.001, 1)[1];
              Answer.to(first).named("the last iterate").is(iterates[3]).near(last, 1e-12);
            });
  }

  @Part("c")
  @Points(1)
  @Hint("section 4.3, Figure 4.6: exponential smoothing has the factor 1 − β")
  @Test
  void momentumStepByStep() {
    iteratesLike(Optimisers.momentum(0.001, 0.9)::step, 10)
        .of(Costs::rosenbrock)
        .from(0.2, -0.2)
        .holdsFor(
            start ->
                Costs.rows(Descent.momentum(Costs::gradient, start.toDoubles(), 0.001, 0.9, 10)));
  }

  @Part("c")
  @Points(1)
  @Hint("section 4.3: with β = 0 there is no memory")
  @Test
  void withoutMomentumItIsDescent() {
    iteratesLike(Optimisers.gradientDescent(0.0005)::step, 20)
        .of(Costs::rosenbrock)
        .from(1, 2)
        .holdsFor(
            start ->
                Costs.rows(Descent.momentum(Costs::gradient, start.toDoubles(), 0.0005, 0, 20)));
  }
}
