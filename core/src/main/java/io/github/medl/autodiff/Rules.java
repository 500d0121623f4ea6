package io.github.medl.autodiff;

import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Tensor;

/** The shapes that rules come in, so that a line of {@link Calculus} says only what is special. */
final class Rules {
  private Rules() {}

  /** d times the derivative of y = f(x), element by element. */
  interface Scale1 {
    Tensor by(Tensor d, Tensor x, Tensor y);
  }

  /** d times a partial derivative of y = f(a, b), element by element. */
  interface Scale2 {
    Tensor by(Tensor d, Tensor a, Tensor b, Tensor y);
  }

  /** The transpose of a linear primitive, given the input that it was applied to. */
  interface Transpose<P extends Primitive> {
    Tensor of(P primitive, Tensor bar, Tensor x);
  }

  /**
   * An elementwise function of one input. Its Jacobian is diagonal, so both directions are the same
   * product.
   */
  static Rule elementwise(Scale1 derivative) {
    return new Rule() {
      @Override
      public Tensor pullBack(Node node, int i, Tensor bar) {
        return derivative.by(bar, node.input(0), node.value());
      }

      @Override
      public Tensor pushForward(Node node, Tensor[] dx) {
        return derivative.by(dx[0], node.input(0), node.value());
      }
    };
  }

  /**
   * An elementwise function of two inputs with broadcasting: diagonal but for the repetition of the
   * shorter input, which {@link Tensor#sumTo} undoes.
   */
  static Rule elementwise(Scale2... partials) {
    return new Rule() {
      @Override
      public Tensor pullBack(Node node, int i, Tensor bar) {
        Tensor part = partials[i].by(bar, node.input(0), node.input(1), node.value());
        return part == null ? null : part.sumTo(node.input(i).shape());
      }

      @Override
      public Tensor pushForward(Node node, Tensor[] dx) {
        Tensor dy = null;
        for (int i = 0; i < dx.length; i++) {
          if (dx[i] != null) {
            dy = plus(dy, partials[i].by(dx[i], node.input(0), node.input(1), node.value()));
          }
        }
        return dy == null ? null : dy.broadcastTo(node.value().shape());
      }
    };
  }

  /** A linear function of one input: forward it is itself, backward it is its transpose. */
  static <P extends Primitive> Rule linear(Class<P> type, Transpose<P> transpose) {
    return new Rule() {
      @Override
      public Tensor pullBack(Node node, int i, Tensor bar) {
        return transpose.of(type.cast(node.primitive()), bar, node.input(0));
      }

      @Override
      public Tensor pushForward(Node node, Tensor[] dx) {
        return node.primitive().apply(dx[0]);
      }
    };
  }

  /** The vector-Jacobian product for each input, as {@link Rule#pullBack}. */
  interface PullBack {
    Tensor apply(Node node, int i, Tensor bar);
  }

  /** The Jacobian-vector product, as {@link Rule#pushForward}. */
  interface PushForward {
    Tensor apply(Node node, Tensor[] dx);
  }

  /** A rule with both directions written out. */
  static Rule both(PullBack pullBack, PushForward pushForward) {
    return new Rule() {
      @Override
      public Tensor pullBack(Node node, int i, Tensor bar) {
        return pullBack.apply(node, i, bar);
      }

      @Override
      public Tensor pushForward(Node node, Tensor[] dx) {
        return pushForward.apply(node, dx);
      }
    };
  }

  /** A function that is constant between jumps: nothing flows through it. */
  static Rule constant() {
    return both((node, i, bar) -> null, (node, dx) -> null);
  }

  /** The sum of two changes, either of which may be null for zero. */
  static Tensor plus(Tensor a, Tensor b) {
    return a == null ? b : b == null ? a : a.add(b);
  }
}
