package io.github.medl.networks.training;

import io.github.medl.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a training is between two epochs.
 *
 * @param epoch how many epochs are done; what is random after it depends on this number
 * @param steps how many batches there were: the steps of an optimiser that pauses for none
 * @param stopped whether a callback has ended the training
 * @param tensors parameters, states, memories and history, by name
 */
record Checkpoint(int epoch, long steps, boolean stopped, Map<String, Tensor> tensors) {
  /** The tensors whose names begin with a prefix, without it. */
  Map<String, Tensor> under(String prefix) {
    Map<String, Tensor> some = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            some.put(name.substring(prefix.length()), tensor);
          }
        });
    return some;
  }
}
