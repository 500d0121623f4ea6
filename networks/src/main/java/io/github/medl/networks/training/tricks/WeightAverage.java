package io.github.medl.networks.training.tricks;

import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.training.Callback;
import io.github.medl.networks.training.Moment;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A training gives the average of its networks, snapshots taken after each epoch or each step,
 * instead of the last of them. Running statistics of batch normalisation are averaged along with
 * the weights.
 *
 * @param <M> the kind of network
 */
public final class WeightAverage<M extends Network> implements Callback<M> {
  private static final double WARM_UP = 10;

  private final int first;
  private final boolean ofSteps;
  private final String settings;

  /** The share of the newest snapshot when it is number k, from 1. */
  private final DoubleUnaryOperator share;

  private int count;
  private @Nullable M average;

  private WeightAverage(int first, boolean ofSteps, String settings, DoubleUnaryOperator share) {
    this.first = first;
    this.ofSteps = ofSteps;
    this.settings = settings;
    this.share = share;
  }

  /**
   * The plain mean of the snapshots from an epoch on (Izmailov et al., 2018): with a rate that
   * stays large, the centre of the region in which the weights wander.
   *
   * @param <M> the kind of network
   * @param epoch the first epoch that counts, from 0
   * @return one callback a run
   */
  public static <M extends Network> Supplier<Callback<M>> ofEpochsFrom(int epoch) {
    return () -> new WeightAverage<>(epoch, false, "mean from epoch " + epoch, k -> 1 / k);
  }

  /**
   * The exponential average a = β a + (1 - β) θ of the snapshots, begun with the first of them.
   *
   * @param <M> the kind of network
   * @param beta β, in [0, 1)
   * @return one callback a run
   * @throws IllegalArgumentException if β is out of range
   */
  public static <M extends Network> Supplier<Callback<M>> exponential(double beta) {
    requireBeta(beta);
    return () ->
        new WeightAverage<>(0, false, "exponential, beta " + beta, k -> k == 1 ? 1 : 1 - beta);
  }

  /**
   * The exponential average a = β a + (1 - β) θ of the networks after each step, as models that
   * generate are sampled from. After k steps β is at most (1 + k)/(10 + k), so that the beginning
   * is soon forgotten.
   *
   * @param <M> the kind of network
   * @param beta β, in [0, 1)
   * @return one callback a run
   * @throws IllegalArgumentException if β is out of range
   */
  public static <M extends Network> Supplier<Callback<M>> exponentialOfSteps(double beta) {
    requireBeta(beta);
    return () ->
        new WeightAverage<>(
            0,
            true,
            "exponential of steps, beta " + beta,
            k -> 1 - Math.min(beta, (1 + k) / (WARM_UP + k)));
  }

  private static void requireBeta(double beta) {
    if (!(beta >= 0 && beta < 1)) {
      throw new IllegalArgumentException("weight average: beta must be in [0, 1), it is " + beta);
    }
  }

  @Override
  public void step(Moment<M> moment) {
    if (!ofSteps) {
      return;
    }
    count++;
    if (average == null) {
      average = copied(moment.network());
    } else {
      mixInto(average, moment.network(), share.applyAsDouble(count));
    }
  }

  /** With tensors of its own: others may have been given the same network. */
  private static <N extends Network> N copied(N network) {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    Networks.tensors(network)
        .forEach(
            (name, tensor) ->
                copies.put(
                    name,
                    tensor.dtype() == DType.FLOAT64
                        ? Tensor.wrap(tensor.toDoubles(), tensor.shape())
                        : Tensor.wrap(tensor.toFloats(), tensor.shape())));
    return Networks.with(network, copies);
  }

  /** In place, for the average is nobody else's until the end: a mix each step would cost more. */
  private static void mixInto(Network average, Network newest, double part) {
    Map<String, Tensor> now = Networks.tensors(newest);
    Networks.tensors(average)
        .forEach(
            (name, tensor) -> {
              if (tensor.dtype() == DType.FLOAT64) {
                mix(Storage.doubles(tensor), Storage.doubles(now.get(name)), part);
              } else {
                mix(Storage.floats(tensor), Storage.floats(now.get(name)), (float) part);
              }
            });
  }

  private static void mix(double[] average, double[] newest, double part) {
    for (int i = 0; i < average.length; i++) {
      average[i] += part * (newest[i] - average[i]);
    }
  }

  private static void mix(float[] average, float[] newest, float part) {
    for (int i = 0; i < average.length; i++) {
      average[i] += part * (newest[i] - average[i]);
    }
  }

  @Override
  public void epoch(Moment<M> moment) {
    if (!ofSteps && moment.epoch() >= first) {
      count++;
      average = count == 1 ? moment.network() : mixed(moment.network(), share.applyAsDouble(count));
    }
  }

  private M mixed(M newest, double part) {
    Map<String, Tensor> old = Networks.tensors(average);
    Map<String, Tensor> mixed = new LinkedHashMap<>();
    Networks.tensors(newest)
        .forEach(
            (name, tensor) -> mixed.put(name, old.get(name).mul(1 - part).add(tensor.mul(part))));
    return Networks.with(newest, mixed);
  }

  @Override
  public M result(M last) {
    return average == null ? last : average;
  }

  @Override
  public String settings() {
    return settings;
  }

  @Override
  public Map<String, Tensor> memory() {
    if (average == null) {
      return Map.of();
    }
    Map<String, Tensor> memory = new LinkedHashMap<>();
    memory.put("count", Tensor.scalar(count));
    Networks.tensors(average).forEach((name, tensor) -> memory.put("average." + name, tensor));
    return memory;
  }

  @Override
  public void restore(Map<String, Tensor> memory, M network) {
    count = (int) memory.get("count").item();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Networks.tensors(network)
        .keySet()
        .forEach(name -> tensors.put(name, memory.get("average." + name)));
    average = Networks.with(network, tensors);
  }
}
