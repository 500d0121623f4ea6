package io.github.medl.linear.classification;

import io.github.medl.learning.Classifier;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A fitted {@link OneVsRest}.
 *
 * @param models the binary classifiers; in that of class k, class k is 1
 */
public record OneVsRestModel(List<Classifier> models) implements Classifier {
  /**
   * Keeps an unmodifiable copy of the list.
   *
   * @param models the binary classifiers
   */
  public OneVsRestModel {
    models = List.copyOf(models);
  }

  @Override
  public Tensor scores(Tensor x) {
    return Tensor.stack(1, models.stream().map(m -> m.scores(x).select(1, 1)).toList());
  }
}
