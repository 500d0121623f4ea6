package io.github.medl.gan.adversarial;

import io.github.medl.tensor.Tensor;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The usual losses, computed from logits l, so that nothing overflows where the discriminator is
 * sure: -log σ(l) = softplus(-l), -log(1 - σ(l)) = softplus(l). All are means over observations.
 */
public final class GanLosses {
  private GanLosses() {}

  private record Of(
      String name, BinaryOperator<Tensor> ofDiscriminator, UnaryOperator<Tensor> ofGenerator)
      implements GanLoss {
    @Override
    public Tensor discriminator(Tensor real, Tensor fake) {
      return ofDiscriminator.apply(real, fake);
    }

    @Override
    public Tensor generator(Tensor fake) {
      return ofGenerator.apply(fake);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The game as it was first written, min over G of max over D of E log D(x) + E log(1 - D(G(z))):
   * D has the cost E softplus(-l(x)) + E softplus(l(G(z))), G the cost -E softplus(l(G(z))). Its
   * gradient vanishes where D sees through G (Goodfellow et al., 2014).
   *
   * @return the loss; at the equilibrium D = 1/2 its discriminator pays 2 ln 2
   */
  public static GanLoss minimax() {
    return new Of("minimax", GanLosses::crossEntropy, fake -> fake.softplus().mean().neg());
  }

  /**
   * The same for D; G has the cost E softplus(-l(G(z))), that is -E log D(G(z)), with the same
   * fixed point and a gradient where D sees through G (Goodfellow et al., 2014, section 3).
   *
   * @return the loss; at the equilibrium D = 1/2 its discriminator pays 2 ln 2, its generator ln 2
   */
  public static GanLoss nonSaturating() {
    return new Of("non-saturating", GanLosses::crossEntropy, fake -> fake.neg().softplus().mean());
  }

  private static Tensor crossEntropy(Tensor real, Tensor fake) {
    return real.neg().softplus().mean().add(fake.softplus().mean());
  }

  /**
   * Least squares: D has ½ E (l(x) - 1)² + ½ E l(G(z))², G has ½ E (l(G(z)) - 1)² (Mao et al.,
   * 2017).
   *
   * @return the loss
   */
  public static GanLoss leastSquares() {
    return new Of(
        "least squares",
        (real, fake) -> halfSquare(real.sub(1)).add(halfSquare(fake)),
        fake -> halfSquare(fake.sub(1)));
  }

  private static Tensor halfSquare(Tensor x) {
    return x.square().mean().mul(0.5);
  }

  /**
   * Hinge: D has E max(0, 1 - l(x)) + E max(0, 1 + l(G(z))), G has -E l(G(z)) (Lim and Ye, 2017).
   *
   * @return the loss
   */
  public static GanLoss hinge() {
    return new Of(
        "hinge",
        (real, fake) -> real.neg().add(1).relu().mean().add(fake.add(1).relu().mean()),
        GanLosses::minusMean);
  }

  /**
   * Wasserstein: the critic f has E f(G(z)) - E f(x), which is minus the distance W₁ where f is the
   * best 1-Lipschitz function, G has -E f(G(z)) (Arjovsky, Chintala and Bottou, 2017). By itself it
   * says nothing of the Lipschitz constant: clipping or a penalty does ({@link Game#clipped},
   * {@link Game#penalised}).
   *
   * @return the loss
   */
  public static GanLoss wasserstein() {
    return new Of(
        "Wasserstein", (real, fake) -> fake.mean().sub(real.mean()), GanLosses::minusMean);
  }

  private static Tensor minusMean(Tensor fake) {
    return fake.mean().neg();
  }
}
