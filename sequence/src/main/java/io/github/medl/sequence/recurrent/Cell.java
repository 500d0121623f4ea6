package io.github.medl.sequence.recurrent;

import io.github.medl.networks.Network;
import io.github.medl.recurrence.Recurrence;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.PaddedCodes;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The unit of a recurrent network (figure 7.4): from an input x and the states before, the states
 * after. The first state, h, is also the output.
 *
 * <p>All gates share one matrix for the input, of shape (p, k m): k blocks of m columns in the
 * order that the cell says. The book's W, with a row a unit, is the transpose of a block.
 */
public sealed interface Cell extends Network
    permits SimpleCell, LstmCell, GruCell, ResetAfterGruCell {
  /**
   * The formula.
   *
   * @return which of the recurrences of core
   */
  Recurrence.Kind kind();

  /**
   * What multiplies the input in all gates.
   *
   * @return (p, k m)
   */
  Tensor inputWeight();

  /**
   * What is added in all gates.
   *
   * @return (k m)
   */
  Tensor bias();

  /**
   * What multiplies the states.
   *
   * @return the weights of the recurrence in the order in which {@link Recurrence} takes them
   */
  List<Tensor> recurrentWeights();

  /**
   * The number of features of an input.
   *
   * @return p
   */
  default int inputs() {
    return inputWeight().dim(0);
  }

  /**
   * The number of units of a state.
   *
   * @return m
   */
  default int units() {
    return bias().dim(0) / kind().blocks();
  }

  /**
   * First states of zeros.
   *
   * @param rows how many rows the batch has
   * @return a tensor (n, m) for each state
   */
  default List<Tensor> zeros(int rows) {
    Tensor zero = Tensor.zeros(rows, units()).cast(bias().dtype());
    return Collections.nCopies(kind().states(), zero);
  }

  /**
   * One step, by the formula as the book writes it, in operations on tensors.
   *
   * @param x the input, (n, p)
   * @param states the states before, (n, m) each
   * @return the states after
   * @throws ShapeException if the input does not fit
   */
  default List<Tensor> step(Tensor x, List<Tensor> states) {
    checkInput(x, 2);
    checkStates(x.dim(0), states);
    return kind().step(x.affine(inputWeight(), bias()), states, recurrentWeights());
  }

  /**
   * One step as one operation, which is what a loop over steps that depend on each other wants.
   *
   * @param x the input, (n, p)
   * @param states the states before, (n, m) each
   * @return the states after, those of {@link #step}
   * @throws ShapeException if the input does not fit
   */
  default List<Tensor> stepAtOnce(Tensor x, List<Tensor> states) {
    checkInput(x, 2);
    checkStates(x.dim(0), states);
    Tensor z = x.affine(inputWeight(), bias());
    Recurrence loop = new Recurrence(kind(), new int[0], false);
    List<Tensor> results =
        loop.unroll(z.reshape(z.dim(0), 1, z.dim(1)), states, recurrentWeights());
    return results.subList(1, results.size());
  }

  /**
   * All steps as one operation: one product for the inputs of all gates and steps before the loop,
   * one gradient of each weight after it.
   *
   * @param x the inputs (n, T, p), or the codes (n, T) of symbols 0 to p - 1, which stand for
   *     one-hot vectors and are looked up
   * @param lengths the lengths of the rows
   * @param start the first states, (n, m) each
   * @param reversed whether time runs backwards
   * @return the outputs (n, T, m) and the final states
   * @throws ShapeException if the input does not fit
   */
  default Unrolled unroll(Tensor x, Lengths lengths, List<Tensor> start, boolean reversed) {
    Recurrence loop = new Recurrence(kind(), lengths.each(), reversed);
    List<Tensor> results = loop.unroll(contributions(x, lengths), start, recurrentWeights());
    return Unrolled.of(results);
  }

  /**
   * As {@link #unroll}, written out: a step at a time in operations on tensors. It is here to be
   * read, drawn and compared with; it gives the same numbers to rounding.
   *
   * @param x the inputs (n, T, p), or codes (n, T)
   * @param lengths the lengths of the rows
   * @param start the first states, (n, m) each
   * @param reversed whether time runs backwards
   * @return the outputs (n, T, m) and the final states
   */
  default Unrolled unrollPlainly(Tensor x, Lengths lengths, List<Tensor> start, boolean reversed) {
    Recurrence loop = new Recurrence(kind(), lengths.each(), reversed);
    return Unrolled.of(loop.unrollPlainly(contributions(x, lengths), start, recurrentWeights()));
  }

  /** What the inputs contribute to all gates at all steps, (n, T, k m). */
  private Tensor contributions(Tensor x, Lengths lengths) {
    if (x.rank() == 2) {
      return PaddedCodes.lookUp(inputWeight(), x, lengths).add(bias());
    }
    checkInput(x, 3);
    return lengths.zeroPadding(x).affine(inputWeight(), bias());
  }

  private void checkStates(int rows, List<Tensor> states) {
    int[] shape = {rows, units()};
    boolean fits =
        states.size() == kind().states()
            && states.stream().allMatch(state -> Arrays.equals(state.shape(), shape));
    if (!fits) {
      throw new ShapeException(
          "cell",
          String.format(
              Locale.ROOT,
              "expected %d states (%d, %d), got %s",
              kind().states(),
              rows,
              units(),
              states.stream().map(Tensor::shapeText).toList()));
    }
  }

  private void checkInput(Tensor x, int rank) {
    if (x.rank() != rank || x.dim(-1) != inputs()) {
      List<String> axes = new ArrayList<>(List.of("n", "T", Integer.toString(inputs())));
      if (rank == 2) {
        axes.remove(1);
      }
      throw new ShapeException(
          "cell",
          String.format(
              Locale.ROOT, "expected (%s), got %s", String.join(", ", axes), x.shapeText()));
    }
  }

  /**
   * Checks the shapes of a cell's parameters.
   *
   * @param kind the cell
   * @param inputWeight the weight of the inputs
   * @param bias the bias of all blocks
   * @param square the weights of the state
   * @throws IllegalArgumentException if a shape does not fit the others
   */
  static void check(Recurrence.Kind kind, Tensor inputWeight, Tensor bias, Tensor... square) {
    int width = bias.rank() == 1 ? bias.dim(0) : -1;
    boolean fits =
        width >= 0
            && width % kind.blocks() == 0
            && inputWeight.rank() == 2
            && inputWeight.dim(1) == width;
    int m = width / kind.blocks();
    int[] blocks = blocksOfStates(kind);
    for (int i = 0; i < square.length; i++) {
      fits &= Arrays.equals(square[i].shape(), new int[] {m, blocks[i] * m});
    }
    if (!fits) {
      throw new ShapeException(
          "cell",
          String.format(
              Locale.ROOT,
              "an input weight (p, %d m), a bias (%d m) and weights of the states %s do not have"
                  + " the shapes %s, %s and %s",
              kind.blocks(),
              kind.blocks(),
              Arrays.stream(blocks).mapToObj(k -> k == 1 ? "(m, m)" : "(m, " + k + " m)").toList(),
              inputWeight.shapeText(),
              bias.shapeText(),
              Arrays.stream(square).map(Tensor::shapeText).toList()));
    }
  }

  /** How many blocks of m columns each weight of the states has. */
  private static int[] blocksOfStates(Recurrence.Kind kind) {
    return switch (kind) {
      case TANH, RELU -> new int[] {1};
      case LSTM -> new int[] {4};
      case GRU -> new int[] {2, 1};
      case RESET_AFTER -> new int[] {3};
    };
  }
}
