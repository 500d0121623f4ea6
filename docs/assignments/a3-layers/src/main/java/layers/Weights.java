package layers;

import io.github.medl.tensor.Tensor;
import java.util.List;

/** W₁ (inputs, units), b₁ (units), W₂ (units, outputs), b₂ (outputs). */
public record Weights(Tensor w1, Tensor b1, Tensor w2, Tensor b2) {
  /** All four, in this order. */
  public List<Tensor> all() {
    return List.of(w1, b1, w2, b2);
  }

  /** The same from a list. */
  public static Weights of(List<Tensor> all) {
    return new Weights(all.get(0), all.get(1), all.get(2), all.get(3));
  }
}
