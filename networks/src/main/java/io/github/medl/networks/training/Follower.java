package io.github.medl.networks.training;

import io.github.medl.networks.Network;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A second network that follows one in training at a distance: the target network of Q-learning, an
 * average of weights for sampling. It takes part of the way after each step,
 *
 * <pre>{@code
 * Follower<Sequential> target = Follower.of(trainer);
 * trainer.step(q -> loss(q, target.network()));
 * target.follow(0.005);                          // w ← w + 0.005 (θ - w)
 * }</pre>
 *
 * <p>or all of it now and then, {@code follow(1)}. States, such as running means, stay those of the
 * beginning. It allocates nothing after it is made, and belongs to the trainer's thread.
 *
 * @param <M> the kind of network
 */
public final class Follower<M extends Network> {
  private final Trainer<M> trainer;
  private final List<Tensor> own = new ArrayList<>();
  private final M network;

  private Follower(Trainer<M> trainer) {
    this.trainer = trainer;
    for (Tensor view : trainer.views()) {
      own.add(
          view.dtype() == DType.FLOAT64
              ? Tensor.wrap(view.toDoubles(), view.shape())
              : Tensor.wrap(view.toFloats(), view.shape()));
    }
    network = trainer.at(own);
  }

  /**
   * A follower that begins where the trainer is.
   *
   * @param <M> the kind of network
   * @param trainer what is followed
   * @return the follower
   */
  public static <M extends Network> Follower<M> of(Trainer<M> trainer) {
    return new Follower<>(trainer);
  }

  /**
   * Takes part of the way to the present parameters θ: w ← w + share (θ - w).
   *
   * @param share at least 0 and at most 1, which copies
   * @throws IllegalArgumentException if it is outside of that
   */
  public void follow(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of the way is in [0, 1], not " + share);
    }
    for (int k = 0; k < own.size(); k++) {
      Tensor theta = trainer.views().get(k);
      if (theta.dtype() == DType.FLOAT64) {
        follow(Storage.doubles(own.get(k)), Storage.doubles(theta), share);
      } else {
        follow(Storage.floats(own.get(k)), Storage.floats(theta), (float) share);
      }
    }
  }

  private static void follow(double[] w, double[] theta, double share) {
    if (share == 1) {
      System.arraycopy(theta, 0, w, 0, w.length);
      return;
    }
    for (int i = 0; i < w.length; i++) {
      w[i] += share * (theta[i] - w[i]);
    }
  }

  private static void follow(float[] w, float[] theta, float share) {
    if (share == 1) {
      System.arraycopy(theta, 0, w, 0, w.length);
      return;
    }
    for (int i = 0; i < w.length; i++) {
      w[i] += share * (theta[i] - w[i]);
    }
  }

  /**
   * The network that follows, over the follower's own parameters: the next {@link #follow} shows
   * through it.
   *
   * @return always the same network
   */
  public M network() {
    return network;
  }
}
