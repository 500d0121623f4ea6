package io.github.medl.benchmarks.peers;

import ai.djl.ndarray.NDManager;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an agent or a model that generates does to learn, in medl and in LibTorch: losses,
 * gradients, the optimiser, targets.
 *
 * @param id its name
 * @param goal25 the ratio to LibTorch that is wanted from Java 22 on
 * @param goal17 the ratio that is wanted before
 * @param inMedl prepares the step in medl
 * @param inTorch prepares the step in LibTorch
 */
record AgentStep(
    String id,
    double goal25,
    double goal17,
    Supplier<Peer.Work> inMedl,
    Function<NDManager, Peer.Work> inTorch)
    implements Task {
  @Override
  public double goal() {
    return Task.onThisJava(goal25, goal17);
  }

  @Override
  public boolean isForDl4j() {
    return false;
  }
}
