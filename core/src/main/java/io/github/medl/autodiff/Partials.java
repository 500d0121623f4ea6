package io.github.medl.autodiff;

import io.github.medl.tensor.LeakyRelu;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Unary;

/** The partial derivatives that take more than one line. */
final class Partials {
  private Partials() {}

  /** The derivative of erf(x), 2/√π e^(-x²). */
  static Tensor erf(Tensor x) {
    return x.square().neg().exp().mul(2 / Math.sqrt(Math.PI));
  }

  /** The derivative of Φ(x) + x φ(x) for the standard normal law, φ(x) (2 - x²). */
  static Tensor geluCurve(Tensor x) {
    Tensor square = bounded(x).square();
    Tensor pdf = square.mul(-0.5).exp().div(Math.sqrt(2 * Math.PI));
    return pdf.mul(square.neg().add(2));
  }

  /** The derivative of softplus, the logistic function. */
  static Tensor softplus(Tensor x) {
    return Unary.Slope.SLOPE_OF_SOFTPLUS.apply(x);
  }

  /** The derivative of the logistic function y of x, y times that of -x. */
  static Tensor slope(Tensor x, Tensor y) {
    return y.mul(softplus(x.neg()));
  }

  /** The derivative of s + x s t for s = s(x), t = s(-x): s t (2 + x (t - s)). */
  static Tensor siluCurve(Tensor x) {
    Tensor s = x.sigmoid();
    Tensor t = x.neg().sigmoid();
    return s.mul(t).mul(bounded(x).mul(t.sub(s)).add(2));
  }

  /**
   * The derivative of s + x vᵀ s t for s = s(v), t = s(-v), v = a (x + b x³): s t (2 vᵀ + x v'' + x
   * v'² (t - s)), where vᵀ = a (1 + 3 b x²) and x v'' = 6 a b x^2.
   */
  static Tensor geluTanhCurve(Tensor x) {
    Tensor z = bounded(x);
    double a = 2 * Math.sqrt(2 / Math.PI);
    Tensor square = z.square().mul(0.044715);
    Tensor v = z.mul(square.add(1)).mul(a);
    Tensor s = v.sigmoid();
    Tensor t = v.neg().sigmoid();
    Tensor first = square.mul(3).add(1).mul(a);
    Tensor sum = first.mul(2).add(square.mul(6 * a)).add(z.mul(first.square()).mul(t.sub(s)));
    return s.mul(t).mul(sum);
  }

  /** x as far as it matters beside an exponential: 0 times infinity would be NaN in the limit. */
  private static Tensor bounded(Tensor x) {
    return x.clip(-1000, 1000);
  }

  /** Of max(x, ε x): 1 on the right of 0, else ε. */
  static Tensor leaky(LeakyRelu function, Tensor d, Tensor x, Tensor y) {
    return function.gate().apply(d, function.slopeIsKnownByValue() ? y : x);
  }

  /** Linear in what it lets through, and constant between jumps in what opens it. */
  static Rule leakyGate() {
    return Rules.byOperand(
        (node, i, bar) ->
            i == 0 ? node.primitive().apply(bar, node.input(1)).sumTo(node.input(0).shape()) : null,
        (node, dx) -> dx[0] == null ? null : node.primitive().apply(dx[0], node.input(1)));
  }

  /** Of min(max(x, low), high): 1 between the bounds and on them, 0 outside. */
  static Rule clip() {
    return Rules.byOperand((node, i, bar) -> inside(node, bar), (node, dx) -> inside(node, dx[0]));
  }

  private static Tensor inside(Node node, Tensor d) {
    Unary.Clip clip = (Unary.Clip) node.primitive();
    Tensor x = node.input(0);
    Tensor inside = x.greaterEqual(clip.low()).mul(x.lessEqual(clip.high()));
    return d.where(inside, d.constant(0));
  }

  /**
   * Of a^b by a: b a^(b-1), and 0 for 0^0. There the exponent is replaced, not the result: a masked
   * infinity would come back as NaN in the next derivative.
   */
  static Tensor powByBase(Tensor d, Tensor a, Tensor b, Tensor y) {
    Tensor zeroToZero = a.equalTo(0).mul(b.equalTo(0));
    Tensor exponent = b.constant(0).where(zeroToZero, b.sub(1));
    return d.mul(b.mul(a.pow(exponent)));
  }

  /** Of a^b by b: a^b log a, and 0 where a = 0 and b ≥ 0, its limit for a towards 0 (b > 0). */
  static Tensor powByExponent(Tensor d, Tensor a, Tensor b, Tensor y) {
    Tensor vanishes = a.equalTo(0).mul(b.greaterEqual(0));
    return d.mul(y).mul(a.constant(1).where(vanishes, a).log());
  }

  static Tensor ofLarger(Tensor d, Tensor a, Tensor b, Tensor y) {
    return d.mul(share(a, b));
  }

  static Tensor ofLargerSecond(Tensor d, Tensor a, Tensor b, Tensor y) {
    return d.mul(share(b, a));
  }

  static Tensor ofSmaller(Tensor d, Tensor a, Tensor b, Tensor y) {
    return d.mul(share(b, a));
  }

  static Tensor ofSmallerSecond(Tensor d, Tensor a, Tensor b, Tensor y) {
    return d.mul(share(a, b));
  }

  /** 1 where a is larger than b, 1/2 where they tie, else 0. */
  private static Tensor share(Tensor a, Tensor b) {
    return a.greater(b).add(a.equalTo(b).mul(0.5));
  }
}
