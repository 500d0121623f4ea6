package io.github.medl.networks.initialisation;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * How the size of signals changes from layer to layer (section 5.5), for a dense network with
 * independent weights of mean 0 and variance v_l, biases 0, widths N_0, ..., N_L and the activation
 * σ.
 *
 * <pre>
 * forward   Var(z_l) = N_{l-1} v_l E[a_{l-1}²],   a_l = σ(z_l)
 * backward  Var(δ_l) = N_{l+1} v_{l+1} Var(δ_{l+1}) E[σ'(z_l)²]
 * </pre>
 *
 * <p>The expectations are taken with normal z_l, which is exact as the widths grow. For σ the
 * identity they are Var(z_l) and 1; for relu both are one half of that, hence He's 2 / N_{l-1}.
 *
 * @param widths N_0, ..., N_L
 * @param rule the variance of the weights of a layer
 * @param activation σ, element by element
 */
public record VarianceRecursion(int[] widths, Rule rule, UnaryOperator<Tensor> activation) {
  /** Half the range and number of steps of the quadrature for a standard normal law. */
  private static final int RANGE = 12;

  private static final int STEPS = 4800;

  /** The variance of the weights of a layer. */
  @FunctionalInterface
  public interface Rule {
    /**
     * The variance.
     *
     * @param fanIn N_{l-1}
     * @param fanOut N_l
     * @return v_l
     */
    double variance(int fanIn, int fanOut);
  }

  /**
   * Checks the widths.
   *
   * @param widths N_0, ..., N_L
   * @param rule the variance of the weights of a layer
   * @param activation σ, element by element
   * @throws IllegalArgumentException if there are less than two
   */
  public VarianceRecursion {
    if (widths.length < 2) {
      throw new IllegalArgumentException("a network has an input and at least one layer");
    }
    widths = widths.clone();
  }

  /**
   * The recursion from the input to the output.
   *
   * @param inputMoment E[x²] of an input
   * @return Var(z_1), ..., Var(z_L)
   */
  public double[] forward(double inputMoment) {
    double[] z = new double[widths.length - 1];
    double moment = inputMoment;
    for (int l = 1; l < widths.length; l++) {
      z[l - 1] = widths[l - 1] * variance(l) * moment;
      moment = moment(activation, z[l - 1]);
    }
    return z;
  }

  /**
   * The recursion from the output to the input.
   *
   * @param inputMoment E[x²] of an input
   * @param last Var(δ_L), of the derivative of the cost by z_L
   * @return Var(δ_1), ..., Var(δ_L)
   */
  public double[] backward(double inputMoment, double last) {
    double[] z = forward(inputMoment);
    double[] delta = new double[z.length];
    delta[z.length - 1] = last;
    for (int l = z.length - 1; l >= 1; l--) {
      delta[l - 1] =
          widths[l + 1] * variance(l + 1) * delta[l] * moment(this::derivative, z[l - 1]);
    }
    return delta;
  }

  private double variance(int l) {
    return rule.variance(widths[l - 1], widths[l]);
  }

  private Tensor derivative(Tensor z) {
    return Autodiff.jvp(activation, z, z.fullLike(1)).tangent();
  }

  /** E[f(z)²] for z normal with mean 0, by the midpoint rule: no point lies on a kink at 0. */
  private static double moment(UnaryOperator<Tensor> f, double variance) {
    Tensor u = Tensor.arange(STEPS).add(.5).mul(2.0 * RANGE / STEPS).sub(RANGE);
    Tensor density = u.square().mul(-.5).exp().div(Math.sqrt(2 * Math.PI));
    Tensor values = f.apply(u.mul(Math.sqrt(variance)));
    return values.square().mul(density).sum().item() * 2 * RANGE / STEPS;
  }
}
