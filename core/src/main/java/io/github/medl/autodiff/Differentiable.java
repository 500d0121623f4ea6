package io.github.medl.autodiff;

import io.github.medl.tensor.Primitive;

/**
 * An operation of one's own: its value and its derivative. A {@code Differentiable} is applied as
 * any {@link Primitive}, by {@link Primitive#apply}, and takes part in derivatives of any order.
 *
 * <pre>{@code
 * enum Cube implements Differentiable {
 *   CUBE;
 *
 *   public Tensor forward(Tensor[] x) {
 *     return x[0].pow(3);
 *   }
 *
 *   public Tensor[] pullBack(Node at, Tensor[] bar) {
 *     return new Tensor[] {bar[0].mul(at.input(0).square()).mul(3)};
 *   }
 * }
 *
 * Autodiff.gradient(x -> Cube.CUBE.apply(x).sum(), x);
 * }</pre>
 *
 * <p>A rule that gives other shapes, formats or numbers of tensors than it should is refused in
 * words. Whether it is right tells {@link GradientCheck}.
 */
public interface Differentiable extends Primitive, Rule {}
