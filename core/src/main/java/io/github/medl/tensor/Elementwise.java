package io.github.medl.tensor;

/**
 * Functions of one tensor, applied to each element.
 *
 * <p>In FLOAT64 they are those of {@link Math} or made of them, within a few units in the last
 * place. In FLOAT32 exp, log and what comes from them consist of sums, products and quotients
 * alone, so that they are fast and have the same bits on every machine and every Java; how many
 * units in the last place they may be off is said with each, as measured over floats of every size.
 */
public sealed interface Elementwise permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * -x.
   *
   * @return a tensor of the same shape
   */
  default Tensor neg() {
    return Unary.NEG.apply(self());
  }

  /**
   * e<sup>x</sup>.
   *
   * <p>In FLOAT32 within 0.8 units in the last place and monotone.
   *
   * @return a tensor of the same shape
   */
  default Tensor exp() {
    return Unary.EXP.apply(self());
  }

  /**
   * The natural logarithm; -∞ at 0, NaN below.
   *
   * <p>In FLOAT32 within 0.9 units in the last place and monotone.
   *
   * @return a tensor of the same shape
   */
  default Tensor log() {
    return Unary.LOG.apply(self());
  }

  /**
   * e<sup>x</sup> - 1, accurate near 0.
   *
   * <p>In FLOAT32 within 1.5 units in the last place and monotone.
   *
   * @return a tensor of the same shape
   */
  default Tensor expm1() {
    return Unary.EXPM1.apply(self());
  }

  /**
   * log(1 + x), accurate near 0.
   *
   * <p>In FLOAT32 within 0.9 units in the last place and monotone.
   *
   * @return a tensor of the same shape
   */
  default Tensor log1p() {
    return Unary.LOG1P.apply(self());
  }

  /**
   * The square root; NaN below 0. Its derivative at 0 is infinite.
   *
   * @return a tensor of the same shape
   */
  default Tensor sqrt() {
    return Unary.SQRT.apply(self());
  }

  /**
   * x². The square of a {@link Tensor#norm norm} is differentiated as the sum of squares that it
   * is, also at the origin, where the norm itself has no derivative.
   *
   * @return a tensor of the same shape
   */
  default Tensor square() {
    Tensor ofNorm = Reduce.Norm.squareOf(self());
    return ofNorm == null ? Unary.SQUARE.apply(self()) : ofNorm;
  }

  /**
   * The sine of x in radians.
   *
   * @return a tensor of the same shape
   */
  default Tensor sin() {
    return Unary.SIN.apply(self());
  }

  /**
   * The cosine of x in radians.
   *
   * @return a tensor of the same shape
   */
  default Tensor cos() {
    return Unary.COS.apply(self());
  }

  /**
   * The tangent of x in radians.
   *
   * @return a tensor of the same shape
   */
  default Tensor tan() {
    return Unary.TAN.apply(self());
  }

  /**
   * The hyperbolic tangent.
   *
   * <p>In FLOAT32 within 1.7 units in the last place and monotone.
   *
   * @return a tensor of the same shape
   */
  default Tensor tanh() {
    return Unary.TANH.apply(self());
  }

  /**
   * The logistic function 1 / (1 + e<sup>-x</sup>).
   *
   * <p>In FLOAT32 within 1.6 units in the last place and monotone.
   *
   * @return a tensor of the same shape
   */
  default Tensor sigmoid() {
    return Unary.SIGMOID.apply(self());
  }

  /**
   * log(1 + e<sup>x</sup>), computed without overflow.
   *
   * <p>In FLOAT32 within 1.5 units in the last place and monotone.
   *
   * @return a tensor of the same shape
   */
  default Tensor softplus() {
    return Unary.SOFTPLUS.apply(self());
  }

  /**
   * log(1 / (1 + e<sup>-x</sup>)), the logarithm of the logistic function, computed without
   * overflow and with all digits on both sides.
   *
   * <p>In FLOAT32 within 1.5 units in the last place and monotone.
   *
   * @return a tensor of the same shape
   */
  default Tensor logSigmoid() {
    return Unary.LOG_SIGMOID.apply(self());
  }

  /**
   * x / (1 + e<sup>-x</sup>), the sigmoid linear unit or swish; -0, its limit, at -∞.
   *
   * <p>In FLOAT32 within 1.6 units in the last place.
   *
   * @return a tensor of the same shape
   */
  default Tensor silu() {
    return Unary.SILU.apply(self());
  }

  /**
   * max(x, 0). Its derivative at 0 is taken to be 0.
   *
   * @return a tensor of the same shape
   */
  default Tensor relu() {
    return Unary.RELU.apply(self());
  }

  /**
   * max(x, ε x). Its derivative at 0 is taken to be ε.
   *
   * @param slope ε, the slope where x is negative
   * @return a tensor of the same shape
   * @throws IllegalArgumentException if ε is not below 1
   */
  default Tensor leakyRelu(double slope) {
    return new LeakyRelu(slope).apply(self());
  }

  /**
   * x Φ(x) with the distribution function Φ of the standard normal law (the exact form); -0, its
   * limit, at -∞.
   *
   * <p>In FLOAT32 within 1.9 units in the last place, far out on the left too.
   *
   * @return a tensor of the same shape
   */
  default Tensor gelu() {
    return Unary.GELU.apply(self());
  }

  /**
   * x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2, the approximation of {@link #gelu} that many
   * published networks were trained with; -0, its limit, at -∞.
   *
   * <p>In FLOAT32 within 1.6 units in the last place. In FLOAT64 the relative error grows on the
   * left with the exponent, as that of e<sup>x</sup> for an x that is itself rounded.
   *
   * @return a tensor of the same shape
   */
  default Tensor geluTanh() {
    return Unary.GELU_TANH.apply(self());
  }

  /**
   * The error function 2/√π ∫<sub>0</sub><sup>x</sup> e<sup>-t²</sup> dt.
   *
   * <p>In FLOAT32 within 1.4 units in the last place and monotone.
   *
   * @return a tensor of the same shape
   */
  default Tensor erf() {
    return Unary.ERF.apply(self());
  }

  /**
   * |x|. Its derivative at 0 is taken to be 0.
   *
   * @return a tensor of the same shape
   */
  default Tensor abs() {
    return Unary.ABS.apply(self());
  }

  /**
   * -1, 0 or 1. Its derivative is 0 everywhere.
   *
   * @return a tensor of the same shape
   */
  default Tensor sign() {
    return Unary.SIGN.apply(self());
  }

  /**
   * min(max(x, low), high). The derivative is 1 between the bounds and on them, 0 outside.
   *
   * @param low the smallest result
   * @param high the largest result
   * @return a tensor of the same shape
   * @throws IllegalArgumentException if low lies above high
   */
  default Tensor clip(double low, double high) {
    return new Unary.Clip(low, high).apply(self());
  }
}
