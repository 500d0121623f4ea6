package io.github.medl.cnn.architecture;

import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Window;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a network or of a part of one, which holds no weights. {@link Plans} makes plans.
 *
 * <p>The kinds of plans are few, and their rules are here beside each other: what a plan makes of a
 * size, its rows in a table, and the layer that it stands for.
 */
public sealed interface Plan
    permits Plan.Conv,
        Plan.Partial,
        Plan.Pool,
        Plan.Subsampling,
        Plan.GlobalAverage,
        Plan.Norm,
        Plan.Dense,
        Plan.Flat,
        Plan.Same,
        Plan.Chain,
        Plan.Joined,
        Plan.Residual,
        Plan.DenselyConnected {

  /**
   * What is behind this part.
   *
   * @param at what is before it
   * @param rows is given a row for each layer, in order
   * @return what is behind it
   * @throws io.github.medl.tensor.ShapeException if a window does not fit, or a part meets an image
   *     or a vector where it wants the other
   */
  default Point walk(Point at, Consumer<Row> rows) {
    return Walking.through(this, at, rows);
  }

  /**
   * The layer that this plan stands for.
   *
   * @param at what is before it
   * @param initialisation the first weights, which also say the number format
   * @return the layer
   */
  default Layer layer(Point at, Initialisation initialisation) {
    return Building.layer(this, at, initialisation);
  }

  /**
   * A convolution.
   *
   * @param name its name
   * @param out channels of its result
   * @param kernelRows K_h
   * @param kernelColumns K_v
   * @param sliding stride, padding, dilation and groups
   * @param bias whether it has one
   */
  record Conv(
      String name, int out, int kernelRows, int kernelColumns, Sliding sliding, boolean bias)
      implements Plan {
    /**
     * Checks the sizes.
     *
     * @param name its name
     * @param out channels of its result
     * @param kernelRows K_h
     * @param kernelColumns K_v
     * @param sliding stride, padding, dilation and groups
     * @param bias whether it has one
     * @throws ShapeException if one is not positive
     */
    public Conv {
      if (out < 1 || kernelRows < 1 || kernelColumns < 1) {
        throw new ShapeException(
            name,
            String.format(
                Locale.ROOT,
                "a convolution has at least one channel and a kernel of at least 1 x 1, not %d"
                    + " channels and %d x %d",
                out,
                kernelRows,
                kernelColumns));
      }
    }
  }

  /**
   * A convolution of which each map sees some channels only.
   *
   * @param name its name
   * @param size K
   * @param channels the channels that each map sees
   */
  record Partial(String name, int size, List<List<Integer>> channels) implements Plan {
    /**
     * Keeps its own lists.
     *
     * @param name its name
     * @param size K
     * @param channels the channels that each map sees
     * @throws IllegalArgumentException if there is no map, or one sees nothing
     */
    public Partial {
      channels = channels.stream().map(List::copyOf).toList();
      if (channels.isEmpty() || channels.contains(List.<Integer>of())) {
        throw new IllegalArgumentException(
            name + ": at least one map, and a channel for each, are needed; got " + channels);
      }
    }
  }

  /**
   * Pooling.
   *
   * @param name its name
   * @param window the window
   * @param average whether the average is taken, else the maximum
   */
  record Pool(String name, Window window, boolean average) implements Plan {}

  /**
   * The subsampling of 1998: the sum of 2 x 2 pixels times a coefficient and a bias, both learned.
   *
   * @param name its name
   */
  record Subsampling(String name) implements Plan {}

  /**
   * The average over all pixels.
   *
   * @param name its name
   */
  record GlobalAverage(String name) implements Plan {}

  /**
   * Batch normalisation.
   *
   * @param name its name
   */
  record Norm(String name) implements Plan {}

  /**
   * A fully connected layer.
   *
   * @param name its name
   * @param units how many
   */
  record Dense(String name, int units) implements Plan {
    /**
     * Checks the number.
     *
     * @param name its name
     * @param units how many
     * @throws ShapeException if it is not positive
     */
    public Dense {
      if (units < 1) {
        throw new ShapeException(name, "a dense layer has at least one unit, not " + units);
      }
    }
  }

  /** All numbers in a row. */
  record Flat() implements Plan {}

  /**
   * What keeps sizes and has no parameters: an activation, dropout, local response normalisation.
   *
   * @param layer the layer
   */
  record Same(Layer layer) implements Plan {}

  /**
   * One part after the other.
   *
   * @param parts the parts
   */
  record Chain(List<Plan> parts) implements Plan {
    /**
     * Keeps its own list.
     *
     * @param parts the parts
     */
    public Chain {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Parts side by side, their channels joined.
   *
   * @param branches the parts
   */
  record Joined(List<Plan> branches) implements Plan {
    /**
     * Keeps its own list.
     *
     * @param branches the parts
     * @throws IllegalArgumentException if there is none
     */
    public Joined {
      branches = List.copyOf(branches);
      if (branches.isEmpty()) {
        throw new IllegalArgumentException("joined: there is no branch");
      }
    }
  }

  /**
   * A residual block, relu(s(u) + r(u)).
   *
   * @param body r
   * @param shortcut s; null for the identity
   */
  record Residual(Plan body, @Nullable Plan shortcut) implements Plan {}

  /**
   * A dense block: each part sees what was before the block and the results of all parts before it.
   *
   * @param parts the parts
   */
  record DenselyConnected(List<Plan> parts) implements Plan {
    /**
     * Keeps its own list.
     *
     * @param parts the parts
     */
    public DenselyConnected {
      parts = List.copyOf(parts);
    }
  }
}
