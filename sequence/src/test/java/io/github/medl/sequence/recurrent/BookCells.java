package io.github.medl.sequence.recurrent;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/** Cells from matrices with a row a unit, by the names that the files of numbers give them. */
public final class BookCells {
  private BookCells() {}

  public static Cell cell(String kind, boolean after, Map<String, Tensor> w, String prefix) {
    return switch (kind) {
      case "rnn" ->
          new SimpleCell(
              weights(w, prefix, "W_hx"), weights(w, prefix, "W_hh"), w.get(prefix + "b_h"), false);
      case "lstm" ->
          new LstmCell(
              weights(w, prefix, "W_fx", "W_ix", "W_ox", "W_cx"),
              weights(w, prefix, "W_fh", "W_ih", "W_oh", "W_ch"),
              biases(w, prefix, "b_f", "b_i", "b_o", "b_c"));
      default ->
          after
              ? new ResetAfterGruCell(
                  weights(w, prefix, "W_rx", "W_ux", "W_hx"),
                  weights(w, prefix, "W_rh", "W_uh", "W_hh"),
                  biases(w, prefix, "b_r", "b_u", "b_h"),
                  w.get(prefix + "b_hh"))
              : new GruCell(
                  weights(w, prefix, "W_rx", "W_ux", "W_hx"),
                  weights(w, prefix, "W_rh", "W_uh"),
                  weights(w, prefix, "W_hh"),
                  biases(w, prefix, "b_r", "b_u", "b_h"));
    };
  }

  private static Tensor weights(Map<String, Tensor> w, String prefix, String... names) {
    return Tensor.concat(
        1, Arrays.stream(names).map(name -> w.get(prefix + name).transpose()).toList());
  }

  private static Tensor biases(Map<String, Tensor> w, String prefix, String... names) {
    return Tensor.concat(0, Arrays.stream(names).map(name -> w.get(prefix + name)).toList());
  }
}
