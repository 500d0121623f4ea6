package io.github.medl.networks.training.tricks;

import io.github.medl.learning.loss.Loss;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** How much observations of each class count, so that a rare class is not forgotten. */
public final class ClassWeights {
  private final double[] weights;

  private ClassWeights(double[] weights) {
    this.weights = weights;
  }

  /**
   * Given weights.
   *
   * @param weights one for each class
   * @return the weights
   * @throws IllegalArgumentException if there are none, or one is negative or not finite
   */
  public static ClassWeights of(double... weights) {
    for (double w : weights) {
      if (!(w >= 0 && w < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a class weight must be finite and at least 0: " + w);
      }
    }
    if (weights.length == 0) {
      throw new IllegalArgumentException("there are no class weights");
    }
    return new ClassWeights(weights.clone());
  }

  /**
   * Weights n / (K n_k), with which all classes that occur count alike; the mean over the
   * observations is 1.
   *
   * @param classes K
   * @param labels the class of each observation
   * @return the weights; 0 for a class without observations
   * @throws IllegalArgumentException if a label is not one of 0, ..., K - 1
   */
  public static ClassWeights balanced(int classes, int... labels) {
    double[] counts = new double[classes];
    for (int label : Codes.checked("class weights", "label", labels, classes)) {
      counts[label]++;
    }
    double[] weights = new double[classes];
    for (int k = 0; k < classes; k++) {
      weights[k] = counts[k] == 0 ? 0 : labels.length / (classes * counts[k]);
    }
    return of(weights);
  }

  /**
   * The weight of a class.
   *
   * @param label the class
   * @return its weight
   */
  public double weight(int label) {
    return weights[label];
  }

  /**
   * A loss in which each observation counts by its class; the cost of a batch is the weighted mean
   * Σ w ℓ / Σ w.
   *
   * @param loss a loss of class codes
   * @return the weighted loss; it refuses a batch in which no observation has a weight
   */
  public Loss of(Loss loss) {
    return new Loss() {
      @Override
      public Tensor each(Tensor prediction, Tensor target) {
        return loss.each(prediction, target).mul(weights(target, prediction.dtype()));
      }

      @Override
      public Tensor of(Tensor prediction, Tensor target) {
        Tensor w = weights(target, prediction.dtype());
        Tensor total = w.sum();
        if (total.item() == 0) {
          throw new IllegalArgumentException(
              "class weights: all observations of the batch are of classes of weight 0, so that it has"
                  + " no mean; shuffle the batches or make them larger, or leave such observations out");
        }
        return loss.each(prediction, target).mul(w).sum().div(total);
      }
    };
  }

  private Tensor weights(Tensor target, DType dtype) {
    int[] codes = Codes.read("class weights", "target", target, weights.length);
    double[] w = new double[codes.length];
    Arrays.setAll(w, i -> weights[codes[i]]);
    return Tensor.of(w, target.shape()).cast(dtype);
  }
}
