package io.github.medl.networks.backpropagation;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Back-propagation in its general form (figure 5.7): any chain a[l] = f[l](a[l-1]; θ[l]) with the
 * adjoints ζ[l] = ∂C/∂a[l].
 *
 * <pre>
 * forward   a[0] = x,  a[l] = f[l](a[l-1]; θ[l]),              l = 1, ..., L
 * backward  ζ[L] = ∂C/∂a[L],  ζ[l-1] = (∂f[l]/∂a[l-1])ᵀ ζ[l],  l = L, ..., 2
 * gradients g[l] = (∂f[l]/∂θ[l])ᵀ ζ[l]
 * </pre>
 *
 * <p>Only the two vector-Jacobian products of each f[l] are needed, and each f[l] knows nothing of
 * the others.
 *
 * @param cost C(a[L])
 * @param a a[1], ..., a[L]
 * @param zeta ζ[1], ..., ζ[L]
 * @param gradients g[1], ..., g[L], of the shapes of the parameters
 */
public record GeneralBackpropagation(
    Tensor cost, List<Tensor> a, List<Tensor> zeta, List<Tensor> gradients) {

  /**
   * Runs the algorithm.
   *
   * @param chain f[1], ..., f[L], functions of an activation and a parameter
   * @param theta θ[1], ..., θ[L]
   * @param x a[0]
   * @param cost C, a scalar function of a[L]
   * @return the values of both passes
   */
  public static GeneralBackpropagation of(
      List<BinaryOperator<Tensor>> chain,
      List<Tensor> theta,
      Tensor x,
      UnaryOperator<Tensor> cost) {
    List<Tensor> a = new ArrayList<>();
    for (int l = 0; l < chain.size(); l++) {
      a.add(chain.get(l).apply(l == 0 ? x : a.get(l - 1), theta.get(l)));
    }

    int last = chain.size() - 1;
    Tensor[] zeta = new Tensor[chain.size()];
    Tensor[] gradients = new Tensor[chain.size()];
    Autodiff.ValueAndGradient output = Autodiff.valueAndGradient(cost, a.get(last));
    zeta[last] = output.gradient();
    for (int l = last; l >= 0; l--) {
      BinaryOperator<Tensor> f = chain.get(l);
      Tensor before = l == 0 ? x : a.get(l - 1);
      Tensor parameter = theta.get(l);
      gradients[l] = Autodiff.vjp(t -> f.apply(before, t), parameter, zeta[l]).adjoint();
      if (l > 0) {
        zeta[l - 1] = Autodiff.vjp(u -> f.apply(u, parameter), before, zeta[l]).adjoint();
      }
    }
    return new GeneralBackpropagation(
        output.value(), List.copyOf(a), List.of(zeta), List.of(gradients));
  }
}
