package io.github.medl.sequence.recurrent;

import io.github.medl.networks.WeightTable;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Recurrent cells from PyTorch's state dicts: {@code weight_ih_l0} has a row a unit, gates in
 * blocks of rows; there are two biases, which add up but in the candidate of the GRU. A layer has a
 * suffix, {@code _l0}, {@code _l1}, ..., with {@code _reverse} for the one backward in time.
 */
public final class TorchRecurrent {
  private TorchRecurrent() {}

  /**
   * The lines of a {@link SimpleCell} from {@code nn.RNN}.
   *
   * @param target the cell's name in the network, such as {@code cell}
   * @param source the module's name in the state dict, such as {@code rnn}
   * @param suffix of the layer
   * @return the table
   */
  public static WeightTable simple(String target, String source, String suffix) {
    return new WeightTable()
        .line(target + ".inputWeight", Tensor::transpose, source + ".weight_ih" + suffix)
        .line(target + ".stateWeight", Tensor::transpose, source + ".weight_hh" + suffix)
        .lineOfAll(
            target + ".bias",
            b -> b.get(0).add(b.get(1)),
            source + ".bias_ih" + suffix,
            source + ".bias_hh" + suffix);
  }

  /**
   * The lines of an {@link LstmCell} from {@code nn.LSTM}, whose rows are i, f, g, o.
   *
   * @param target the cell's name in the network
   * @param source the module's name in the state dict
   * @param suffix of the layer
   * @return the table
   */
  public static WeightTable lstm(String target, String source, String suffix) {
    return new WeightTable()
        .line(
            target + ".inputWeight",
            w -> blocks(w, 1, 0, 3, 2).transpose(),
            source + ".weight_ih" + suffix)
        .line(
            target + ".stateWeight",
            w -> blocks(w, 1, 0, 3, 2).transpose(),
            source + ".weight_hh" + suffix)
        .lineOfAll(
            target + ".bias",
            b -> blocks(b.get(0).add(b.get(1)), 1, 0, 3, 2),
            source + ".bias_ih" + suffix,
            source + ".bias_hh" + suffix);
  }

  /**
   * The lines of a {@link ResetAfterGruCell} from {@code nn.GRU}, whose rows are r, z, n with z = 1
   * - g_u: what belongs to z changes its sign.
   *
   * @param target the cell's name in the network
   * @param source the module's name in the state dict
   * @param suffix of the layer
   * @return the table
   */
  public static WeightTable gru(String target, String source, String suffix) {
    String ofInput = source + ".bias_ih" + suffix;
    String ofState = source + ".bias_hh" + suffix;
    return new WeightTable()
        .line(target + ".inputWeight", w -> turned(w).transpose(), source + ".weight_ih" + suffix)
        .line(target + ".stateWeight", w -> turned(w).transpose(), source + ".weight_hh" + suffix)
        .lineOfAll(
            target + ".bias",
            b -> {
              int m = b.get(0).dim(0) / 3;
              Tensor gates = b.get(0).add(b.get(1)).slice(0, 0, 2 * m);
              return turned(Tensor.concat(0, List.of(gates, b.get(0).slice(0, 2 * m, 3 * m))));
            },
            ofInput,
            ofState)
        .line(target + ".innerBias", b -> b.slice(0, b.dim(0) / 3 * 2, b.dim(0)), ofState);
  }

  /** Blocks of rows in another order. */
  private static Tensor blocks(Tensor w, int... order) {
    int m = w.dim(0) / order.length;
    return Tensor.concat(
        0, Arrays.stream(order).mapToObj(k -> w.slice(0, k * m, (k + 1) * m)).toList());
  }

  /** The second of three blocks of rows with the other sign. */
  private static Tensor turned(Tensor w) {
    int m = w.dim(0) / 3;
    return Tensor.concat(
        0, List.of(w.slice(0, 0, m), w.slice(0, m, 2 * m).neg(), w.slice(0, 2 * m, 3 * m)));
  }
}
