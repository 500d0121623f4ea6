package io.github.medl.networks;

import io.github.medl.learning.Answers;
import io.github.medl.learning.Predictor;
import io.github.medl.tensor.Tensor;

/**
 * A network that maps one tensor to one; whatever judges a model judges it too. Who writes a layer
 * says what it computes in {@link #forward}; who uses it calls {@link #apply}, which also names the
 * layer in errors and lets a pass be watched.
 */
@FunctionalInterface
public interface Layer extends Network, Predictor {
  /**
   * The formula of this layer. Its parts are called by their {@code apply} with the same pass.
   *
   * @param x the input; the first axis counts observations
   * @param pass training or evaluation, and what comes with it
   * @return the output
   */
  Tensor forward(Tensor x, Pass pass);

  /**
   * Applies this layer.
   *
   * @param x the input; the first axis counts observations
   * @param pass training or evaluation, and what comes with it
   * @return the output
   * @throws LayerException if the input does not fit; it names the layer within the network
   */
  default Tensor apply(Tensor x, Pass pass) {
    return pass.call(this, x);
  }

  /**
   * Applies this layer in evaluation mode.
   *
   * @param x the input; the first axis counts observations
   * @return the output
   * @throws LayerException if the input does not fit; it names the layer within the network
   */
  default Tensor apply(Tensor x) {
    return apply(x, Pass.evaluation());
  }

  /**
   * The output for observations that may be many: in evaluation mode, a thousand at a time, in the
   * number format of the network.
   *
   * @param x observations; the first axis counts them
   * @return the output; its first axis counts observations
   * @throws LayerException if the input does not fit; it names the layer within the network
   */
  @Override
  default Tensor predict(Tensor x) {
    return Predictions.of(this, x);
  }

  /**
   * What the output says: K numbers a row are read as the logits of K classes.
   *
   * @param x observations; the first axis counts them
   * @return the answers
   */
  @Override
  default Answers answers(Tensor x) {
    return Answers.ofOutput(predict(x));
  }
}
