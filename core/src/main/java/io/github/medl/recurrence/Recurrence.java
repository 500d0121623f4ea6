package io.github.medl.recurrence;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.autodiff.Differentiable;
import io.github.medl.autodiff.Node;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All steps of a recurrent layer as one operation, and its derivative: within the loop one product
 * a step (two for {@link Kind#GRU}), after it one product for the gradient of each weight.
 *
 * <p>Operands: z (n, T, k m), what the inputs contribute to all gates at all steps; the first
 * states, (n, m) each; the weights of the recurrence. Results: the outputs h (n, T, m), then the
 * final states, (n, m) each.
 *
 * <p>Rows may have lengths of their own. A step at or after the length of a row leaves its states
 * alone and its output is 0, whatever z holds there; reversed, the first step is the last real one.
 *
 * @param kind the formula
 * @param lengths how many steps each row has; none for all
 * @param reversed whether time runs backwards
 */
public record Recurrence(Kind kind, int[] lengths, boolean reversed)
    implements Differentiable, Primitive.Several {

  /** The formulas of section 7.2 and 7.3; blocks of columns in the order given. */
  public enum Kind {
    /** h = tanh(z + h W), W (m, m). */
    TANH(1, 1),
    /** h = relu(z + h W), W (m, m). */
    RELU(1, 1),
    /**
     * The long short-term memory, states h and c; blocks f, i, o, c~ of z and W (m, 4m): c = f c' +
     * i c~, h = o tanh(c), with the gates sigmoids and the candidate c~ a tanh of z + h W.
     */
    LSTM(4, 2),
    /**
     * The gated recurrent unit of the book; blocks r, u, h~ of z; W (m, 2m) for r and u, V (m, m)
     * for h~ = tanh(z + (r h) V); h = (1 - u) h' + u h~.
     */
    GRU(3, 1),
    /**
     * The gated recurrent unit with the reset after the product; blocks r, u, h~ of z and W (m,
     * 3m); h~ = tanh(z + r (h W + b)), b (m).
     */
    RESET_AFTER(3, 1);

    private final int blocks;
    private final int states;

    Kind(int blocks, int states) {
      this.blocks = blocks;
      this.states = states;
    }

    /**
     * How many blocks of columns z has.
     *
     * @return the number of gates and candidates
     */
    public int blocks() {
      return blocks;
    }

    /**
     * How many states there are.
     *
     * @return 2 for the LSTM, else 1
     */
    public int states() {
      return states;
    }

    /**
     * One step, written in tensor operations.
     *
     * @param z what the input contributes, (n, k m)
     * @param states the states before, (n, m) each
     * @param weights the weights of the recurrence
     * @return the states after
     */
    public List<Tensor> step(Tensor z, List<Tensor> states, List<Tensor> weights) {
      return switch (this) {
        case TANH -> Formula.simple(false, z, states, weights);
        case RELU -> Formula.simple(true, z, states, weights);
        case LSTM -> Formula.lstm(z, states, weights);
        case GRU -> Formula.gru(z, states, weights);
        case RESET_AFTER -> Formula.resetAfter(z, states, weights);
      };
    }

    private int[][] weightShapes(int m) {
      return switch (this) {
        case TANH, RELU -> new int[][] {{m, m}};
        case LSTM -> new int[][] {{m, 4 * m}};
        case GRU -> new int[][] {{m, 2 * m}, {m, m}};
        case RESET_AFTER -> new int[][] {{m, 3 * m}, {m}};
      };
    }
  }

  /**
   * Copies the lengths.
   *
   * @param kind the cell
   * @param lengths how many steps of each sequence count
   * @param reversed whether it runs from the last step to the first
   */
  public Recurrence {
    lengths = lengths.clone();
  }

  /**
   * Runs the loop.
   *
   * @param z what the inputs contribute, (n, T, k m)
   * @param start the first states, (n, m) each
   * @param weights the weights of the recurrence
   * @return the outputs (n, T, m), then the final states
   * @throws ShapeException if the operands do not fit, or a length is not one of 0 to T
   */
  public List<Tensor> unroll(Tensor z, List<Tensor> start, List<Tensor> weights) {
    return List.of(run(operands(z, start, weights)).values());
  }

  /**
   * The same from the formula of a step, in tensor operations throughout: slow and easy to read.
   *
   * @param z what the inputs contribute, (n, T, k m)
   * @param start the first states, (n, m) each
   * @param weights the weights of the recurrence
   * @return the outputs (n, T, m), then the final states
   * @throws ShapeException if the operands do not fit, or a length is not one of 0 to T
   */
  public List<Tensor> unrollPlainly(Tensor z, List<Tensor> start, List<Tensor> weights) {
    Span span = span(operands(z, start, weights));
    return Formula.unrolled(kind::step, span, z, start, weights);
  }

  private static Tensor[] operands(Tensor z, List<Tensor> start, List<Tensor> weights) {
    List<Tensor> all = new ArrayList<>(start);
    all.add(0, z);
    all.addAll(weights);
    return all.toArray(Tensor[]::new);
  }

  @Override
  public String label() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Results results(Tensor[] inputs) {
    Span span = span(inputs);
    int m = inputs[1].dim(1);
    int[][] shapes = new int[1 + kind.states][];
    Arrays.fill(shapes, new int[] {span.rows(), m});
    shapes[0] = new int[] {span.rows(), span.steps(), m};
    if (inputs[0].dtype() == DType.FLOAT64) {
      LoopKernels64 loop = LoopKernels64.of(kind, span, m);
      return new Results(loop, loop.forward(inputs, shapes));
    }
    LoopKernels32 loop = LoopKernels32.of(kind, span, m);
    return new Results(loop, loop.forward(inputs, shapes));
  }

  @Override
  public Tensor[] pullBack(Node at, @Nullable Tensor[] bars) {
    boolean plain = at.isPlain();
    for (Tensor bar : bars) {
      plain &= bar == null || bar.traced() == null;
    }
    if (!plain) {
      return pullBackByFormula(at, bars);
    }
    Tensor[] inputs = new Tensor[at.arity()];
    Tensor[] outputs = new Tensor[at.results()];
    Arrays.setAll(inputs, at::input);
    Arrays.setAll(outputs, at::value);
    return at.kept() instanceof LoopKernels64 loop
        ? loop.backward(inputs, outputs, bars)
        : ((LoopKernels32) at.kept()).backward(inputs, outputs, bars);
  }

  /** Through the plain formula, which an outer tape can follow. */
  private Tensor[] pullBackByFormula(Node at, @Nullable Tensor[] bars) {
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < at.arity(); i++) {
      inputs.add(at.input(i));
    }
    int n = inputs.size();
    return Autodiff.gradient(
            x -> {
              List<Tensor> y =
                  unrollPlainly(
                      x.get(0), x.subList(1, 1 + kind.states), x.subList(1 + kind.states, n));
              Tensor sum = null;
              for (int k = 0; k < bars.length; k++) {
                if (bars[k] != null) {
                  Tensor term = y.get(k).mul(bars[k]).sum();
                  sum = sum == null ? term : sum.add(term);
                }
              }
              return sum;
            },
            inputs)
        .toArray(Tensor[]::new);
  }

  /** Products and elementwise work of a step, times the steps; gates count as one a number. */
  @Override
  public long flops(Tensor[] inputs, Tensor output) {
    if (output.rank() != 3) {
      return 0; // counted with the outputs
    }
    long steps = (long) output.dim(0) * output.dim(1);
    long products = 0;
    for (int i = 1 + kind.states; i < inputs.length; i++) {
      products += inputs[i].rank() == 2 ? 2L * inputs[i].size() : 0;
    }
    return steps * (products + 4L * kind.blocks * output.dim(2));
  }

  // ---------------------------------------------------------------- shapes

  private Span span(Tensor[] inputs) {
    Tensor z = inputs[0];
    Tensor h = inputs[1];
    int[][] weights = h.rank() == 2 ? kind.weightShapes(h.dim(1)) : new int[0][];
    boolean fits =
        z.rank() == 3
            && h.rank() == 2
            && z.dim(2) == kind.blocks * h.dim(1)
            && inputs.length == 1 + kind.states + weights.length;
    for (int i = 1; fits && i < inputs.length; i++) {
      int[] expected =
          i <= kind.states ? new int[] {z.dim(0), h.dim(1)} : weights[i - 1 - kind.states];
      fits = Arrays.equals(inputs[i].shape(), expected);
    }
    if (!fits) {
      throw new ShapeException(
          label(),
          String.format(
              Locale.ROOT,
              "expected z (n, T, %d m), %d states (n, m) and weights of m, got %s",
              kind.blocks,
              kind.states,
              Arrays.stream(inputs).map(Tensor::shapeText).toList()));
    }
    for (Tensor input : inputs) {
      if (input.dtype() != z.dtype()) {
        throw new IllegalArgumentException(
            label() + ": one number format is needed, got " + z.dtype() + " and " + input.dtype());
      }
    }
    return Span.of(label(), z.dim(0), z.dim(1), lengths, reversed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Recurrence r
        && kind == r.kind
        && reversed == r.reversed
        && Arrays.equals(lengths, r.lengths);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + Arrays.hashCode(lengths) + (reversed ? 1 : 0);
  }
}
