package io.github.medl.gnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Message passing that hears what edges have, h'_v = g([h_v, Σ over u in N(v) of f([h_u, h_v,
 * e_uv])]). Source: Gilmer et al., "Neural message passing for quantum chemistry", ICML 2017.
 *
 * @param f makes the message of the sender, the receiver and the edge, if edges have features
 * @param g makes the new row of the old one and the sum
 */
public record EdgeNetwork(Layer f, Layer g) implements MessagePassing {
  @Override
  public Tensor message(Tensor sender, Tensor receiver, @Nullable Tensor edge, Pass pass) {
    List<Tensor> parts = edge == null ? List.of(sender, receiver) : List.of(sender, receiver, edge);
    return f.apply(Tensor.concat(1, parts), pass);
  }

  @Override
  public Tensor update(Tensor h, Tensor heard, Pass pass) {
    return g.apply(Tensor.concat(1, List.of(h, heard)), pass);
  }
}
