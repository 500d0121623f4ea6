package io.github.medl.sequence.recurrent;

import static io.github.medl.networks.initialisation.Initialisations.orthogonal;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Shapes;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes cells with their first weights: those of the input Xavier uniform, those of the state
 * orthogonal, each gate by itself; biases 0, but for that of the LSTM's forget gate, which is 1,
 * since otherwise the state would forget at once. FLOAT32, unless the initialisations say
 * otherwise.
 */
public final class Cells {
  private Cells() {}

  /**
   * A simple unit with the hyperbolic tangent.
   *
   * @param inputs the number of features of an input, p
   * @param units the number of units, m
   * @param stream the source of the first weights
   * @return the cell
   */
  public static SimpleCell simple(int inputs, int units, RandomStream stream) {
    return simple(inputs, units, xavierUniform(stream), orthogonal(1, stream));
  }

  /**
   * A simple unit with the hyperbolic tangent.
   *
   * @param inputs the number of features of an input, p
   * @param units the number of units, m
   * @param ofInput the first weights of the input, which also say the number format
   * @param ofState the first weights of the state
   * @return the cell
   */
  public static SimpleCell simple(
      int inputs, int units, Initialisation ofInput, Initialisation ofState) {
    return new SimpleCell(
        gates(1, inputs, units, ofInput),
        gates(1, units, units, ofState.in(ofInput.dtype())),
        bias(1, units, ofInput),
        false);
  }

  /**
   * A long short-term memory.
   *
   * @param inputs the number of features of an input, p
   * @param units the number of units, m
   * @param stream the source of the first weights
   * @return the cell
   */
  public static LstmCell lstm(int inputs, int units, RandomStream stream) {
    return lstm(inputs, units, 1, xavierUniform(stream), orthogonal(1, stream));
  }

  /**
   * A long short-term memory.
   *
   * @param inputs the number of features of an input, p
   * @param units the number of units, m
   * @param forgetBias the first bias of the forget gate
   * @param ofInput the first weights of the input, which also say the number format
   * @param ofState the first weights of the state
   * @return the cell
   */
  public static LstmCell lstm(
      int inputs, int units, double forgetBias, Initialisation ofInput, Initialisation ofState) {
    Tensor bias = Tensor.generate(i -> i < units ? forgetBias : 0, 4 * units);
    return new LstmCell(
        gates(4, inputs, units, ofInput),
        gates(4, units, units, ofState.in(ofInput.dtype())),
        bias.cast(ofInput.dtype()));
  }

  /**
   * A gated recurrent unit, the book's.
   *
   * @param inputs the number of features of an input, p
   * @param units the number of units, m
   * @param stream the source of the first weights
   * @return the cell
   */
  public static GruCell gru(int inputs, int units, RandomStream stream) {
    return gru(inputs, units, xavierUniform(stream), orthogonal(1, stream));
  }

  /**
   * A gated recurrent unit, the book's.
   *
   * @param inputs the number of features of an input, p
   * @param units the number of units, m
   * @param ofInput the first weights of the input, which also say the number format
   * @param ofState the first weights of the state
   * @return the cell
   */
  public static GruCell gru(int inputs, int units, Initialisation ofInput, Initialisation ofState) {
    Initialisation state = ofState.in(ofInput.dtype());
    return new GruCell(
        gates(3, inputs, units, ofInput),
        gates(2, units, units, state),
        gates(1, units, units, state),
        bias(3, units, ofInput));
  }

  /**
   * A gated recurrent unit with the reset gate after the product.
   *
   * @param inputs the number of features of an input, p
   * @param units the number of units, m
   * @param stream the source of the first weights
   * @return the cell
   */
  public static ResetAfterGruCell resetAfterGru(int inputs, int units, RandomStream stream) {
    Initialisation ofInput = xavierUniform(stream);
    return new ResetAfterGruCell(
        gates(3, inputs, units, ofInput),
        gates(3, units, units, orthogonal(1, stream)),
        bias(3, units, ofInput),
        bias(1, units, ofInput));
  }

  /** Matrices side by side, each drawn by itself, so that its fan out is m. */
  private static Tensor gates(int count, int inputs, int units, Initialisation rule) {
    Shapes.size("cell: the weights of " + count + " gates", count, inputs, units);
    List<Tensor> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(rule.weight(inputs, units, inputs, units));
    }
    return Tensor.concat(1, blocks);
  }

  private static Tensor bias(int count, int units, Initialisation rule) {
    return Tensor.zeros(count * units).cast(rule.dtype());
  }
}
