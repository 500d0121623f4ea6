package io.github.medl.gan.adversarial;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Penalties of the gradient of a critic by its input. To train with them the gradient is itself
 * differentiated by the parameters, exactly: the inner gradient has a tape of its own, whose steps
 * are taped by the outer one.
 */
public final class CriticPenalties {
  private CriticPenalties() {}

  /** No penalty. */
  static CriticPenalty none() {
    return (critic, real, fake, pass) -> Tensor.scalar(0).cast(real.dtype());
  }

  /**
   * The gradient penalty λ E (‖∇f(x̂)‖ - 1)² at points x̂ = u x + (1 - u) x̃ between real and
   * generated observations, u uniform, one number a row (Gulrajani et al., 2017). The customary λ =
   * 10 belongs to images: data of another scale want another one.
   *
   * @param lambda λ
   * @return the penalty
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public static CriticPenalty gradientPenalty(double lambda) {
    notNegative("gradient penalty", "lambda", lambda);
    return (critic, real, fake, pass) -> {
      Tensor u = pass.random().uniformTensor(real.dtype(), real.dim(0));
      return gradientPenalty(lambda, critic, between(real, fake, u));
    };
  }

  /**
   * The gradient penalty at given points.
   *
   * @param lambda λ
   * @param critic f, with one output a row
   * @param points x̂, in rows
   * @return λ E (‖∇f(x̂)‖ - 1)²
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public static Tensor gradientPenalty(double lambda, UnaryOperator<Tensor> critic, Tensor points) {
    notNegative("gradient penalty", "lambda", lambda);
    return slopes(critic, points).sub(1).square().mean().mul(lambda);
  }

  /**
   * Points between real and generated observations.
   *
   * @param real x, in rows
   * @param fake x̃, of the same shape
   * @param u where between them, one number a row
   * @return u x + (1 - u) x̃
   * @throws ShapeException if the shapes differ, or u has not one number a row
   */
  public static Tensor between(Tensor real, Tensor fake, Tensor u) {
    if (real.rank() == 0 || !real.sameShape(fake) || u.size() != real.dim(0)) {
      throw new ShapeException(
          "gradient penalty",
          String.format(
              Locale.ROOT,
              "real observations have shape %s, generated ones %s, and u %s; each is paired with one"
                  + " other and has one u",
              real.shapeText(),
              fake.shapeText(),
              u.shapeText()));
    }
    int[] column = new int[real.rank()];
    Arrays.fill(column, 1);
    column[0] = real.dim(0);
    return fake.add(real.sub(fake).mul(u.reshape(column)));
  }

  /**
   * The penalty R₁ = γ/2 E ‖∇f(x)‖² at real observations (Mescheder, Geiger and Nowozin, 2018).
   *
   * @param gamma γ
   * @return the penalty
   * @throws IllegalArgumentException if γ is negative or not finite
   */
  public static CriticPenalty r1(double gamma) {
    notNegative("R1", "gamma", gamma);
    return (critic, real, fake, pass) -> {
      Tensor gradient = gradient(critic, real);
      return gradient.square().sum().mul(gamma / 2 / real.dim(0));
    };
  }

  /**
   * The steepness of a function at points.
   *
   * @param critic f, with one output a row
   * @param points x, in rows
   * @return ‖∇f(x)‖ for each row, of shape (n); differentiable, with derivative 0 where it is 0
   * @throws ShapeException if f has not one output a row
   */
  public static Tensor slopes(UnaryOperator<Tensor> critic, Tensor points) {
    int n = points.dim(0);
    return gradient(critic, points).reshape(n, points.size() / Math.max(1, n)).norm(1);
  }

  /** Rows do not see each other, so the gradient of the sum holds that of each. */
  private static Tensor gradient(UnaryOperator<Tensor> critic, Tensor points) {
    if (points.rank() == 0) {
      throw new ShapeException("slopes", "expected points in rows, got a single number");
    }
    return Autodiff.gradient(
        x -> {
          Tensor outputs = critic.apply(x);
          if (outputs.size() != x.dim(0)) {
            throw new ShapeException(
                "slopes",
                String.format(
                    Locale.ROOT,
                    "a critic has one output for each of %d points; it gave %s",
                    x.dim(0),
                    outputs.shapeText()));
          }
          return outputs.sum();
        },
        points);
  }

  private static void notNegative(String penalty, String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s: %s must be a number from 0 on, it is %s", penalty, name, value));
    }
  }
}
