package io.github.medl.grading;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** θ⁽⁰⁾, θ⁽¹⁾, ... of a method that is known to be right. */
public final class IterateOracle {
  private static final double TOLERANCE = 1e-9;

  /** One step of the reference; {@code Optimiser::step} is one. */
  @FunctionalInterface
  public interface Update {
    /**
     * Changes θ in place.
     *
     * @param theta θ⁽ᵗ⁾, which becomes θ⁽ᵗ⁺¹⁾
     * @param gradient ∇f(θ⁽ᵗ⁾)
     */
    void step(double[] theta, double[] gradient);
  }

  private final Update reference;
  private final int steps;
  private @Nullable UnaryOperator<Tensor> f;
  private double[] start = {};

  IterateOracle(Update reference, int steps) {
    this.reference = reference;
    this.steps = steps;
  }

  /**
   * The function that is minimised.
   *
   * @param f of a vector, with a single number as value
   * @return this
   */
  public IterateOracle of(UnaryOperator<Tensor> f) {
    this.f = f;
    return this;
  }

  /**
   * Where both begin.
   *
   * @param start θ⁽⁰⁾
   * @return this
   */
  public IterateOracle from(double... start) {
    this.start = start.clone();
    return this;
  }

  /**
   * Holds the iterates against each other, within 10⁻⁹ · max(1, |θ|) in each element.
   *
   * @param yours makes of θ⁽⁰⁾ the iterates θ⁽⁰⁾, ..., θ⁽ˢᵗᵉᵖˢ⁾
   * @throws WrongAnswer at the first that differs
   */
  public void holdsFor(Function<Tensor, List<Tensor>> yours) {
    String input = "θ(0) = " + Oracles.vector(start) + ", " + steps + " steps";
    List<Tensor> expected = iterates();
    List<Tensor> iterates = yours.apply(Tensor.of(start));
    if (iterates == null || iterates.size() != expected.size()) {
      throw new WrongAnswer(
          "the number of iterates is wrong",
          input,
          iterates == null ? "null" : String.valueOf(iterates.size()),
          expected.size() + ", the start and one for each step");
    }
    for (int t = 0; t <= steps; t++) {
      Answer.to(t <= 1 ? input : input + "; θ(" + (t - 1) + ") = " + expected.get(t - 1))
          .named("iterate θ(" + t + ")")
          .is(iterates.get(t))
          .near(expected.get(t), TOLERANCE);
    }
  }

  private List<Tensor> iterates() {
    UnaryOperator<Tensor> cost = Objects.requireNonNull(f, "say of(...) before holdsFor(...)");
    List<Tensor> iterates = new ArrayList<>(List.of(Tensor.of(start)));
    double[] theta = start.clone();
    for (int t = 0; t < steps; t++) {
      reference.step(theta, Autodiff.gradient(cost, Tensor.of(theta)).toDoubles());
      iterates.add(Tensor.of(theta));
    }
    return iterates;
  }
}
