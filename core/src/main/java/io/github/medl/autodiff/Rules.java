package io.github.medl.autodiff;

import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Selections;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes that rules come in, so that a line of {@link Calculus} says only what is special. */
final class Rules {
  private Rules() {}

  /** d times the derivative of y = f(x), element by element. */
  interface Scale1 {
    Tensor by(Tensor d, Tensor x, Tensor y);
  }

  /** d times the derivative of a function with settings. */
  interface ScaleOf<P extends Primitive> {
    Tensor by(P function, Tensor d, Tensor x, Tensor y);
  }

  /** d times a partial derivative of y = f(a, b), element by element. */
  interface Scale2 {
    @Nullable Tensor by(Tensor d, Tensor a, Tensor b, Tensor y);
  }

  /** The transpose of a linear primitive, given the input that it was applied to. */
  interface Transpose<P extends Primitive> {
    Tensor of(P primitive, Tensor bar, Tensor x);
  }

  /**
   * A rule that works number by number: it may be given an adjoint with length 1 along axes where
   * that repeats, and may give such a one.
   */
  interface ByElement extends Rule {}

  /**
   * An elementwise function of one input. Its Jacobian is diagonal, so both directions are the same
   * product.
   */
  static Rule elementwise(Scale1 derivative) {
    return new Diagonal((function, d, x, y) -> derivative.by(d, x, y));
  }

  /** The same for a function with settings. */
  static <P extends Primitive> Rule elementwise(Class<P> type, ScaleOf<P> derivative) {
    return new Diagonal((function, d, x, y) -> derivative.by(type.cast(function), d, x, y));
  }

  /**
   * The rule of an elementwise function of one input.
   *
   * @param derivative d times the derivative
   */
  record Diagonal(ScaleOf<Primitive> derivative) implements ByElement {
    @Override
    public @Nullable Tensor[] pullBack(Node node, @Nullable Tensor[] bars) {
      return one(by(node, bars[0]));
    }

    @Override
    public @Nullable Tensor[] pushForward(Node node, @Nullable Tensor[] dx) {
      return one(by(node, dx[0]));
    }

    private Tensor by(Node node, Tensor d) {
      return derivative.by(node.primitive(), d, node.input(0), node.value());
    }
  }

  /**
   * An elementwise function of two inputs with broadcasting: diagonal but for the repetition of the
   * shorter input, which {@link Tensor#sumTo} undoes.
   */
  static Rule elementwise(Scale2... partials) {
    return new ByElement() {
      @Override
      public @Nullable Tensor[] pullBack(Node node, @Nullable Tensor[] bars) {
        Tensor[] parts = new Tensor[node.arity()];
        for (int i = 0; i < parts.length; i++) {
          parts[i] = node.wants(i) ? part(node, i, bars[0]) : null;
        }
        return parts;
      }

      private @Nullable Tensor part(Node node, int i, Tensor bar) {
        Tensor part = partials[i].by(bar, node.input(0), node.input(1), node.value());
        if (part == null || node.input(i).sameShape(node.value())) {
          return part;
        }
        return part.broadcastTo(node.value().shape()).sumTo(node.input(i).shape());
      }

      @Override
      public @Nullable Tensor[] pushForward(Node node, @Nullable Tensor[] dx) {
        Tensor dy = null;
        for (int i = 0; i < dx.length; i++) {
          if (dx[i] != null) {
            dy = plus(dy, partials[i].by(dx[i], node.input(0), node.input(1), node.value()));
          }
        }
        return one(dy == null ? null : dy.broadcastTo(node.value().shape()));
      }
    };
  }

  /** A linear function of one input: forward it is itself, backward it is its transpose. */
  static <P extends Primitive> Rule linear(Class<P> type, Transpose<P> transpose) {
    return byOperand(
        (node, i, bar) -> transpose.of(type.cast(node.primitive()), bar, node.input(0)),
        (node, dx) -> node.primitive().apply(dx[0]));
  }

  /** A selection: backward its elements go to where they stood, in the midst of zeros. */
  static Rule selection() {
    return byOperand(
        (node, i, bar) -> {
          Selections.Selection selection = (Selections.Selection) node.primitive();
          int[] shape = node.input(0).shape();
          return new Selections.Placed(shape, false, List.of(selection)).apply(bar);
        },
        (node, dx) -> node.primitive().apply(dx[0]));
  }

  /** What the adjoint of the only result contributes to that of one input; null for zero. */
  interface PullBack {
    @Nullable Tensor apply(Node node, int i, Tensor bar);
  }

  /** How the only result changes with the inputs; null for zero. */
  interface PushForward {
    @Nullable Tensor apply(Node node, @Nullable Tensor[] dx);
  }

  /** A rule for one result whose parts have nothing in common: asked input by input. */
  static Rule byOperand(PullBack pullBack, PushForward pushForward) {
    return new Rule() {
      @Override
      public @Nullable Tensor[] pullBack(Node node, @Nullable Tensor[] bars) {
        Tensor[] parts = new Tensor[node.arity()];
        for (int i = 0; i < parts.length; i++) {
          parts[i] = node.wants(i) ? pullBack.apply(node, i, bars[0]) : null;
        }
        return parts;
      }

      @Override
      public @Nullable Tensor[] pushForward(Node node, @Nullable Tensor[] dx) {
        return one(pushForward.apply(node, dx));
      }
    };
  }

  /** The parts of all inputs at once, as {@link Rule#pullBack}. */
  interface PullBackAll {
    Tensor[] apply(Node node, Tensor[] bars);
  }

  /** The changes of all results, as {@link Rule#pushForward}. */
  interface PushForwardAll {
    @Nullable Tensor[] apply(Node node, @Nullable Tensor[] dx);
  }

  /** A rule with both directions written out. */
  static Rule both(PullBackAll pullBack, PushForwardAll pushForward) {
    return new Rule() {
      @Override
      public @Nullable Tensor[] pullBack(Node node, @Nullable Tensor[] bars) {
        return pullBack.apply(node, bars);
      }

      @Override
      public @Nullable Tensor[] pushForward(Node node, @Nullable Tensor[] dx) {
        return pushForward.apply(node, dx);
      }
    };
  }

  /** A function that is constant between jumps: nothing flows through it. */
  static Rule constant() {
    return both((node, bars) -> new Tensor[node.arity()], (node, dx) -> new Tensor[node.results()]);
  }

  private static Tensor[] one(Tensor only) {
    return new Tensor[] {only};
  }

  /** The sum of two changes, either of which may be null for zero. */
  static @Nullable Tensor plus(@Nullable Tensor a, @Nullable Tensor b) {
    return a == null ? b : b == null ? a : a.add(b);
  }
}
