package io.github.medl.sequence.recurrent;

import io.github.medl.networks.Pass;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A cell run along a sequence (figure 7.3): h&lt;t&gt; from x&lt;t&gt; and h&lt;t-1&gt;.
 *
 * @param cell the unit, the same at every step
 * @param reversed whether time runs backwards: from the last real step of a row to its first
 * @param start first states that are learned, of shape (m) each; none for zeros
 */
public record Recurrent(Cell cell, boolean reversed, List<Tensor> start) implements SequenceLayer {
  /**
   * Keeps its own list of the first states.
   *
   * @param cell the unit, the same at every step
   * @param reversed whether time runs backwards: from the last real step of a row to its first
   * @param start first states that are learned, of shape (m) each; none for zeros
   * @throws IllegalArgumentException if there are first states, but not one for each state
   */
  public Recurrent {
    start = List.copyOf(start);
    if (!start.isEmpty() && start.size() != cell.kind().states()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "recurrent: %d learned first states for a cell with %d",
              start.size(),
              cell.kind().states()));
    }
    for (Tensor state : start) {
      if (state.rank() != 1 || state.dim(0) != cell.units()) {
        throw new ShapeException(
            "recurrent",
            String.format(
                Locale.ROOT,
                "a learned first state must be (%d,), it is %s",
                cell.units(),
                state.shapeText()));
      }
    }
  }

  /**
   * A layer that begins with zeros.
   *
   * @param cell the unit
   * @return the layer, forward in time
   */
  public static Recurrent of(Cell cell) {
    return new Recurrent(cell, false, List.of());
  }

  /**
   * A layer that learns its first states, beginning with zeros.
   *
   * @param cell the unit
   * @return the layer, forward in time
   */
  public static Recurrent withLearnedStart(Cell cell) {
    List<Tensor> zeros = new ArrayList<>();
    for (int i = 0; i < cell.kind().states(); i++) {
      zeros.add(Tensor.zeros(cell.units()).cast(cell.bias().dtype())); // one each: not shared
    }
    return new Recurrent(cell, false, zeros);
  }

  /**
   * The same cell the other way.
   *
   * @return the layer with time reversed
   */
  public Recurrent reverse() {
    return new Recurrent(cell, !reversed, start);
  }

  @Override
  public int states() {
    return cell.kind().states();
  }

  @Override
  public Unrolled unroll(Tensor x, Lengths lengths, List<Tensor> given, Pass pass) {
    List<Tensor> first = given.isEmpty() ? own(x.dim(0)) : given;
    return cell.unroll(x, lengths, first, reversed);
  }

  private List<Tensor> own(int rows) {
    return start.isEmpty()
        ? cell.zeros(rows)
        : start.stream().map(s -> s.broadcastTo(rows, cell.units())).toList();
  }

  /** The cell and the direction. */
  @Override
  public String toString() {
    return "Recurrent(" + cell + (reversed ? ", reversed)" : ")");
  }
}
