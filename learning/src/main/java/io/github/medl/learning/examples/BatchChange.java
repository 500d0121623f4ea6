package io.github.medl.learning.examples;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.function.BiFunction;

/**
 * What is done to a batch before the network sees it: noise, augmentation, other targets. {@link
 * Batches#prepared} applies it.
 *
 * @param <B> what a batch is, such as {@link Examples}
 */
@FunctionalInterface
public interface BatchChange<B> {
  /**
   * Prepares one batch.
   *
   * @param batch the batch
   * @param stream the random stream of this batch alone
   * @return the batch as the network shall see it
   */
  B apply(B batch, RandomStream stream);

  /**
   * A preparation of the inputs that leaves the targets as they are, as augmentation does.
   *
   * @param change the new inputs from the inputs and the random stream of this batch
   * @return the preparation
   */
  static BatchChange<Examples> ofInputs(BiFunction<Tensor, RandomStream, Tensor> change) {
    return (batch, stream) -> new Examples(change.apply(batch.inputs(), stream), batch.targets());
  }

  /**
   * One preparation after the other.
   *
   * @param next what follows this one
   * @return both
   */
  default BatchChange<B> then(BatchChange<B> next) {
    return (batch, stream) -> next.apply(apply(batch, stream), stream);
  }
}
