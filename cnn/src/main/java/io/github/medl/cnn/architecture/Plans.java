package io.github.medl.cnn.architecture;

import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Window;
import java.util.Arrays;

/** Makes the parts of plans. */
public final class Plans {
  private Plans() {}

  /**
   * One part after the other.
   *
   * @param parts the parts
   * @return their chain
   */
  public static Plan.Chain chain(Plan... parts) {
    return new Plan.Chain(Arrays.asList(parts));
  }

  /**
   * A convolution with a bias.
   *
   * @param name its name
   * @param out channels of its result
   * @param size K
   * @param sliding stride, padding, dilation and groups
   * @return the plan
   */
  public static Plan.Conv conv(String name, int out, int size, Sliding sliding) {
    return new Plan.Conv(name, out, size, size, sliding, true);
  }

  /**
   * A convolution without a bias, and the batch normalisation behind it.
   *
   * @param name the name of the convolution
   * @param norm the name of the normalisation
   * @param out channels of the result
   * @param size K
   * @param sliding stride, padding, dilation and groups
   * @return the plan
   */
  public static Plan.Chain convNorm(String name, String norm, int out, int size, Sliding sliding) {
    return chain(new Plan.Conv(name, out, size, size, sliding, false), new Plan.Norm(norm));
  }

  /**
   * Max pooling.
   *
   * @param name its name
   * @param window the window
   * @return the plan
   */
  public static Plan.Pool maxPool(String name, Window window) {
    return new Plan.Pool(name, window, false);
  }

  /**
   * A fully connected layer.
   *
   * @param name its name
   * @param units how many
   * @return the plan
   */
  public static Plan.Dense dense(String name, int units) {
    return new Plan.Dense(name, units);
  }

  /**
   * The rectified linear unit.
   *
   * @return the plan
   */
  public static Plan.Same relu() {
    return new Plan.Same(Activations.relu());
  }

  /**
   * Dropout.
   *
   * @param rate the probability that a number is dropped
   * @return the plan
   */
  public static Plan.Same dropout(double rate) {
    return new Plan.Same(Layers.dropout(rate));
  }

  /**
   * All numbers in a row.
   *
   * @return the plan
   */
  public static Plan.Flat flat() {
    return new Plan.Flat();
  }
}
