package io.github.medl.autodiff;

import io.github.medl.tensor.Spares;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of automatic differentiation.
 *
 * <pre>{@code
 * UnaryOperator<Tensor> cost = x -> x.square().sum();
 * Tensor g = Autodiff.gradient(cost, Tensor.vector(1, 2, 3));   // [2. 4. 6.]
 * }</pre>
 *
 * <p>A function may itself call these verbs: derivatives of any order come out right, because every
 * call has a {@link Tape} of its own and the rules are taped by the outer ones.
 *
 * <p>The tape lasts as long as the call. A tensor that the function computed and left in a field,
 * such as the state of a recurrent network, is afterwards a number like any other.
 */
public final class Autodiff {
  private Autodiff() {}

  /**
   * A value and the gradient with respect to one input.
   *
   * @param value f(x), a scalar
   * @param gradient of the shape of x
   */
  public record ValueAndGradient(Tensor value, Tensor gradient) {}

  /**
   * A value and the gradients with respect to several inputs.
   *
   * @param value f(x_1, x_2, ...), a scalar
   * @param gradients of the shapes of the inputs, in their order
   */
  public record ValueAndGradients(Tensor value, List<Tensor> gradients) {}

  /**
   * A value and its derivative in one direction.
   *
   * @param value f(x)
   * @param tangent J dx, of the shape of the value
   */
  public record ValueAndTangent(Tensor value, Tensor tangent) {}

  /**
   * A value and a combination of the derivatives of its elements.
   *
   * @param value f(x)
   * @param adjoint Jᵀ y_bar, of the shape of x
   */
  public record ValueAndAdjoint(Tensor value, Tensor adjoint) {}

  /**
   * The gradient of a scalar function, by reverse mode.
   *
   * @param f the function, with a scalar result
   * @param x where
   * @return the derivatives by the elements of x, in its shape
   * @throws IllegalArgumentException if the result is not a scalar
   */
  public static Tensor gradient(UnaryOperator<Tensor> f, Tensor x) {
    return valueAndGradient(f, x).gradient();
  }

  /**
   * The gradients of a scalar function of several tensors, by reverse mode.
   *
   * @param f the function, with a scalar result
   * @param xs where
   * @return for each tensor the derivatives by its elements, in its shape
   * @throws IllegalArgumentException if the result is not a scalar
   */
  public static List<Tensor> gradient(Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
    return valueAndGradient(f, xs).gradients();
  }

  /**
   * The value and gradient of a scalar function, by reverse mode.
   *
   * @param f the function, with a scalar result
   * @param x where
   * @return both
   * @throws IllegalArgumentException if the result is not a scalar
   */
  public static ValueAndGradient valueAndGradient(UnaryOperator<Tensor> f, Tensor x) {
    ValueAndGradients both = valueAndGradient(xs -> f.apply(xs.get(0)), List.of(x));
    return new ValueAndGradient(both.value(), both.gradients().get(0));
  }

  /**
   * The value and gradients of a scalar function of several tensors, by reverse mode.
   *
   * @param f the function, with a scalar result
   * @param xs where
   * @return both
   * @throws IllegalArgumentException if the result is not a scalar
   */
  public static ValueAndGradients valueAndGradient(
      Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
    try (Tape tape = new Tape()) {
      List<Tensor> variables = new ArrayList<>(xs.size());
      for (Tensor x : xs) {
        variables.add(tape.variable(x));
      }
      Tensor y = given("gradient", f.apply(variables));
      if (y.size() != 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "gradient: the function must give a scalar but gave shape %s; use jacobian or vjp",
                y.shapeText()));
      }
      Tensor[] adjoints = tape.pullBack(y, value(tape, y).fullLike(1), false);
      List<Tensor> gradients = new ArrayList<>(xs.size());
      for (int i = 0; i < xs.size(); i++) {
        gradients.add(orZeros(adjoints[tape.nodeOf(variables.get(i)).index()], xs.get(i)));
      }
      return new ValueAndGradients(value(tape, y), gradients);
    }
  }

  /**
   * Gives back gradients that nobody will read again, so that the next ones of this thread are
   * written into the same memory, which is warm: what a training loop does after each step. Tensors
   * that did not come from the last call of {@code gradient} or {@code valueAndGradient} in this
   * thread are left alone.
   *
   * <p>Whoever still holds such a gradient will see it change: when in doubt do not call this; the
   * memory is then freed as any other.
   *
   * @param gradients what {@link #gradient(Function, List)} gave
   */
  public static void giveBack(List<Tensor> gradients) {
    Spares.giveBack(gradients);
  }

  /**
   * The Jacobian-vector product J dx, by forward mode: how f(x) changes when x moves along dx.
   *
   * @param f the function
   * @param x where
   * @param dx the direction, of the shape of x
   * @return f(x) and J dx
   * @throws IllegalArgumentException if dx has another shape than x
   */
  public static ValueAndTangent jvp(UnaryOperator<Tensor> f, Tensor x, Tensor dx) {
    if (!x.sameShape(dx)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "jvp: x has shape %s, its change dx %s", x.shapeText(), dx.shapeText()));
    }
    try (Tape tape = new Tape()) {
      Tensor variable = tape.variable(x);
      Tensor y = given("jvp", f.apply(variable));
      return new ValueAndTangent(value(tape, y), tangent(tape, variable, dx, y));
    }
  }

  /**
   * The vector-Jacobian product Jᵀ y_bar, by reverse mode.
   *
   * @param f the function
   * @param x where
   * @param bar the weights y_bar, of the shape of f(x)
   * @return f(x) and Jᵀ y_bar
   * @throws IllegalArgumentException if y_bar has another shape than f(x)
   */
  public static ValueAndAdjoint vjp(UnaryOperator<Tensor> f, Tensor x, Tensor bar) {
    try (Tape tape = new Tape()) {
      Tensor variable = tape.variable(x);
      Tensor y = given("vjp", f.apply(variable));
      return new ValueAndAdjoint(value(tape, y), adjoint(tape, variable, y, bar));
    }
  }

  /**
   * All first derivatives of a function: the elements of y = f(x) by the elements of x. Reverse
   * mode where there are fewer results than inputs, else forward mode.
   *
   * @param f the function
   * @param x where
   * @return a tensor of the shape of y followed by the shape of x
   */
  public static Tensor jacobian(UnaryOperator<Tensor> f, Tensor x) {
    try (Tape tape = new Tape()) {
      Tensor variable = tape.variable(x);
      Tensor y = given("jacobian", f.apply(variable));
      int m = y.size();
      int n = x.size();
      int[] shape = Arrays.copyOf(y.shape(), y.rank() + x.rank());
      System.arraycopy(x.shape(), 0, shape, y.rank(), x.rank());
      if (m == 0 || n == 0) {
        return Tensor.zeros(shape).cast(y.dtype());
      }
      List<Tensor> lines = new ArrayList<>();
      if (m <= n) {
        for (int i = 0; i < m; i++) {
          lines.add(adjoint(tape, variable, y, unit(i, value(tape, y))).flatten());
        }
        return Tensor.stack(0, lines).reshape(shape);
      }
      for (int j = 0; j < n; j++) {
        lines.add(tangent(tape, variable, unit(j, x), y).flatten());
      }
      return Tensor.stack(1, lines).reshape(shape);
    }
  }

  /**
   * All second derivatives of a scalar function.
   *
   * @param f the function, with a scalar result
   * @param x where
   * @return a tensor of the shape of x followed by the shape of x; for a vector, the Hessian matrix
   * @throws IllegalArgumentException if the result is not a scalar
   */
  public static Tensor hessian(UnaryOperator<Tensor> f, Tensor x) {
    return jacobian(z -> gradient(f, z), x);
  }

  /**
   * The Hessian times a vector, without the Hessian: forward mode over reverse mode.
   *
   * @param f the function, with a scalar result
   * @param x where
   * @param v the vector, of the shape of x
   * @return H v, of the shape of x
   * @throws IllegalArgumentException if the result is not a scalar or v has another shape than x
   */
  public static Tensor hvp(UnaryOperator<Tensor> f, Tensor x, Tensor v) {
    return jvp(z -> gradient(f, z), x, v).tangent();
  }

  private static Tensor given(String verb, @Nullable Tensor y) {
    if (y == null) {
      throw new IllegalArgumentException(
          verb + ": the function gave null; it must return the tensor that it computed");
    }
    return y;
  }

  /** The value as it is outside the tape. */
  private static Tensor value(Tape tape, Tensor y) {
    Node node = tape.nodeOf(y);
    return node == null ? y : node.value();
  }

  private static Tensor adjoint(Tape tape, Tensor variable, Tensor y, Tensor bar) {
    Node node = tape.nodeOf(variable);
    return orZeros(tape.pullBack(y, bar, false)[node.index()], node.value());
  }

  private static Tensor tangent(Tape tape, Tensor variable, Tensor dx, Tensor y) {
    Node node = tape.nodeOf(y);
    Tensor dy = node == null ? null : tape.tangents(variable, dx)[node.index()];
    return orZeros(dy, value(tape, y));
  }

  private static Tensor orZeros(@Nullable Tensor derivative, Tensor like) {
    return derivative == null ? like.fullLike(0) : derivative;
  }

  private static Tensor unit(int i, Tensor like) {
    return Tensor.generate(k -> k == i ? 1 : 0, like.shape()).cast(like.dtype());
  }
}
