package io.github.medl.grading;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** ∇f by automatic differentiation, against a gradient by hand. */
public final class GradientOracle {
  private static final double TOLERANCE = 1e-9;

  private final UnaryOperator<Tensor> f;
  private @Nullable UnaryOperator<Tensor> yours;

  GradientOracle(UnaryOperator<Tensor> f) {
    this.f = f;
  }

  /**
   * The gradient that is tested.
   *
   * @param gradient of a point
   * @return this
   */
  public GradientOracle is(UnaryOperator<Tensor> gradient) {
    this.yours = gradient;
    return this;
  }

  /**
   * Holds both against each other, within 10⁻⁹ · max(1, |∇f|) in each element.
   *
   * @param points where
   * @throws WrongAnswer if they differ somewhere
   */
  public void at(List<Tensor> points) {
    UnaryOperator<Tensor> gradient = Objects.requireNonNull(yours, "say is(...) before at(...)");
    for (Tensor point : points) {
      Tensor expected = Autodiff.gradient(f, point);
      Answer.to(point).named("the gradient").is(gradient.apply(point)).near(expected, TOLERANCE);
    }
  }

  /**
   * Holds both against each other at some points.
   *
   * @param points where
   * @throws WrongAnswer if they differ somewhere
   */
  public void at(Tensor... points) {
    at(List.of(points));
  }
}
