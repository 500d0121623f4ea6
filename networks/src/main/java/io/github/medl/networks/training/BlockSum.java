package io.github.medl.networks.training;

import io.github.medl.autodiff.Autodiff.ValueAndGradients;
import io.github.medl.autodiff.Differentiable;
import io.github.medl.autodiff.Node;
import io.github.medl.learning.examples.Observations;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Parametrisation;
import io.github.medl.networks.Pass;
import io.github.medl.parallel.Tree;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cost C = Σ_k (n_k / n) C_k of blocks of n_k observations, whose gradients are computed apart
 * from each other and added by a tree.
 *
 * <p>To the training around it the sum is one operation of the parameters, with a gradient that is
 * known already.
 *
 * @param objective a mean over the observations of a batch
 * @param block observations of a block
 */
record BlockSum<M extends Network, B extends Observations<B>>(
    Objective<? super M, ? super B> objective, int block) implements Objective<M, B> {
  BlockSum {
    if (block < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a block has at least 1 observation, got %d", block));
    }
  }

  /** The part that some blocks have in the cost and in its gradient. */
  private record Share(Tensor value, List<Tensor> gradients) {
    Share plus(Share right) {
      List<Tensor> sums = new ArrayList<>();
      for (int i = 0; i < gradients.size(); i++) {
        sums.add(gradients.get(i).add(right.gradients.get(i)));
      }
      return new Share(value.add(right.value), sums);
    }
  }

  @Override
  public Tensor cost(M network, B batch, Pass pass) {
    Parametrisation<M> all = Networks.parametrisation(network);
    Set<String> names = new LinkedHashSet<>(); // of the parameters whose derivatives are wanted
    List<Tensor> watched = new ArrayList<>();
    for (int i = 0; i < all.names().size(); i++) {
      if (all.values().get(i).traced() != null) {
        names.add(all.names().get(i));
        watched.add(all.values().get(i));
      }
    }
    M plain = all.at(all.values().stream().map(Tensor::detach).toList());
    Parametrisation<M> theta = Networks.parametrisation(plain, names::contains);
    int blocks = Math.max(1, (batch.size() + block - 1) / block);
    List<Pass> passes = pass.parts(blocks);
    Share sum = Tree.join(blocks, k -> share(theta, batch, k * block, passes.get(k)), Share::plus);
    return names.isEmpty()
        ? sum.value
        : new Known(sum.value, sum.gradients).apply(watched.toArray(Tensor[]::new));
  }

  private Share share(Parametrisation<M> theta, B batch, int from, Pass pass) {
    int to = Math.min(batch.size(), from + block);
    B observations = batch.slice(from, to);
    double weight = batch.size() == 0 ? 1 : (to - from) / (double) batch.size();
    if (theta.names().isEmpty()) {
      M network = theta.at(List.of());
      return new Share(weighted(network, observations, pass, weight), List.of());
    }
    ValueAndGradients both =
        theta.valueAndGradient(network -> weighted(network, observations, pass, weight));
    return new Share(both.value(), both.gradients());
  }

  private Tensor weighted(M network, B observations, Pass pass, double weight) {
    Tensor cost = objective.cost(network, observations, pass).mul(weight);
    if (pass.updated(network) != network) {
      throw new IllegalArgumentException(
          "a cost in blocks cannot train a layer with a state, such as batch normalisation: each"
              + " block would see statistics of its own. Take a layer without, such as layer"
              + " normalisation, or the whole batch at once");
    }
    return cost;
  }

  /** A number whose gradient by all operands is known, and nothing beyond. */
  private record Known(Tensor value, List<Tensor> gradients) implements Differentiable {
    @Override
    public String label() {
      return "sum over blocks";
    }

    @Override
    public Tensor forward(Tensor[] operands) {
      return value;
    }

    @Override
    public @Nullable Tensor[] pullBack(Node at, @Nullable Tensor[] bars) {
      if (!at.isPlain()) {
        throw new IllegalArgumentException(
            "a cost in blocks has first derivatives only; for second ones take the whole batch at"
                + " once");
      }
      Tensor bar = bars[0];
      return gradients.stream()
          .map(gradient -> bar.item() == 1 ? gradient : gradient.mul(bar))
          .toArray(Tensor[]::new);
    }
  }
}
