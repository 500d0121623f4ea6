package io.github.medl.examples.chapter7;

import io.github.medl.plot.Palette;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.recurrent.Cell;
import io.github.medl.sequence.recurrent.Unrolled;
import io.github.medl.tensor.Tensor;
import java.util.function.IntPredicate;

/**
 * A cell unrolled over some steps, of which some have an input and some an output: the description
 * of which both the computation and the drawing are made. A unit without an input gets zeros.
 *
 * @param steps how many units
 * @param hasInput which have an input
 * @param hasOutput which have an output
 */
record Unrolling(int steps, IntPredicate hasInput, IntPredicate hasOutput) {
  int inputs() {
    return count(hasInput);
  }

  int outputs() {
    return count(hasOutput);
  }

  private int count(IntPredicate which) {
    int n = 0;
    for (int t = 0; t < steps; t++) {
      n += which.test(t) ? 1 : 0;
    }
    return n;
  }

  /** The states of all steps for inputs (1, T, p), zeros where a unit has none. */
  Tensor states(Cell cell, Tensor x) {
    Tensor mask = Tensor.generate(t -> hasInput.test(t) ? 1 : 0, 1, steps, 1);
    Tensor given = x.where(mask, x.constant(0));
    Unrolled all = cell.unrollPlainly(given, Lengths.all(), cell.zeros(1), false);
    return all.outputs();
  }

  PlacedDiagram diagram(String title) {
    PlacedDiagram d = PlacedDiagram.titled(title);
    for (int t = 0; t < steps; t++) {
      String index = "^{<" + (t + 1) + ">}";
      d.box("h" + t, t * 1.2, 1, Palette.BLUE, "h" + index);
      if (t > 0) {
        d.arrow("h" + (t - 1), "h" + t);
      }
      if (hasInput.test(t)) {
        d.box("x" + t, t * 1.2, 2, Palette.GREEN, "x" + index).arrow("x" + t, "h" + t);
      }
      if (hasOutput.test(t)) {
        d.box("y" + t, t * 1.2, 0, Palette.VERMILLION, "ŷ" + index).arrow("h" + t, "y" + t);
      }
    }
    return d;
  }
}
