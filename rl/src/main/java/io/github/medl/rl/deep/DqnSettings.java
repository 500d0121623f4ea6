package io.github.medl.rl.deep;

import io.github.medl.optim.Schedule;

/**
 * What can be chosen in {@link Dqn}.
 *
 * @param memory how many steps are remembered
 * @param batch how many of them an update sees
 * @param start the first step of the environment after which there is an update
 * @param every how many steps of the environment for an update
 * @param discount γ
 * @param steps n of the targets
 * @param isDouble whether the network in training chooses the next action
 * @param follow the share of the way that the target network takes
 * @param followEvery after how many updates it does; {@code follow = 1} copies
 * @param exploration ε of step 1, 2, ...
 * @param priority α of a {@link PrioritisedMemory}, 0 for a plain one
 * @param correction its β
 */
public record DqnSettings(
    int memory,
    int batch,
    int start,
    int every,
    double discount,
    int steps,
    boolean isDouble,
    double follow,
    int followEvery,
    Schedule exploration,
    double priority,
    double correction) {
  /**
   * Refuses what no agent can use.
   *
   * @param memory how many steps are remembered, at least 1
   * @param batch how many of them an update sees, at least 1
   * @param start the first step of the environment after which there is an update
   * @param every how many steps of the environment for an update, at least 1
   * @param discount γ in [0, 1]
   * @param steps n of the targets, at least 1
   * @param isDouble whether the network in training chooses the next action
   * @param follow the share of the way that the target network takes, in [0, 1]
   * @param followEvery after how many updates it does, at least 1
   * @param exploration ε of step 1, 2, ...
   * @param priority α of a {@link PrioritisedMemory}, 0 for a plain one
   * @param correction its β, not negative
   * @throws IllegalArgumentException if one is out of its range; it says which
   */
  public DqnSettings {
    Settings.atLeastOne("memory", memory);
    Settings.atLeastOne("batch", batch);
    Settings.atLeastOne("every", every);
    Settings.atLeastOne("steps", steps);
    Settings.atLeastOne("followEvery", followEvery);
    Settings.share("discount", discount);
    Settings.share("follow", follow);
    Settings.notNegative("priority", priority);
    Settings.notNegative("correction", correction);
  }

  /**
   * All parts at work, for a small task: double targets of three steps, γ = 0.99, a memory of 50
   * 000 steps, batches of 128 from step 1000 on, a target network that follows by 0.005, ε from 1
   * to 0.02 over 6000 steps.
   *
   * @return the settings
   */
  public static DqnSettings standard() {
    return new DqnSettings(
        50_000, 128, 1000, 1, 0.99, 3, true, 0.005, 1, Schedule.linear(1, 0.02, 6000), 0, 0);
  }

  /**
   * With another batch.
   *
   * @param size how many steps an update sees
   * @return the settings so changed
   */
  public DqnSettings withBatch(int size) {
    return new DqnSettings(
        memory,
        size,
        start,
        every,
        discount,
        steps,
        isDouble,
        follow,
        followEvery,
        exploration,
        priority,
        correction);
  }

  /**
   * With updates less often.
   *
   * @param number how many steps of the environment for an update
   * @return the settings so changed
   */
  public DqnSettings withUpdateEvery(int number) {
    return new DqnSettings(
        memory,
        batch,
        start,
        number,
        discount,
        steps,
        isDouble,
        follow,
        followEvery,
        exploration,
        priority,
        correction);
  }

  /**
   * With targets of other length.
   *
   * @param n how many rewards before a value is trusted
   * @return the settings so changed
   */
  public DqnSettings withSteps(int n) {
    return new DqnSettings(
        memory,
        batch,
        start,
        every,
        discount,
        n,
        isDouble,
        follow,
        followEvery,
        exploration,
        priority,
        correction);
  }

  /**
   * With the largest value of the target network itself in the targets.
   *
   * @return the settings so changed
   */
  public DqnSettings withoutDouble() {
    return new DqnSettings(
        memory,
        batch,
        start,
        every,
        discount,
        steps,
        false,
        follow,
        followEvery,
        exploration,
        priority,
        correction);
  }

  /**
   * With another target network.
   *
   * @param share the share of the way that it takes; 1 copies
   * @param updates after how many updates it does
   * @return the settings so changed
   */
  public DqnSettings withTarget(double share, int updates) {
    return new DqnSettings(
        memory,
        batch,
        start,
        every,
        discount,
        steps,
        isDouble,
        share,
        updates,
        exploration,
        priority,
        correction);
  }

  /**
   * With a memory that prefers what surprised.
   *
   * @param preference how much, 0 for not at all
   * @param corrected how far the loss makes up for it
   * @return the settings so changed
   */
  public DqnSettings withPriority(double preference, double corrected) {
    return new DqnSettings(
        memory,
        batch,
        start,
        every,
        discount,
        steps,
        isDouble,
        follow,
        followEvery,
        exploration,
        preference,
        corrected);
  }

  /**
   * With a memory of another size, another first update and another discount.
   *
   * @param capacity how many steps are remembered
   * @param first the first step of the environment after which there is an update
   * @param gamma γ
   * @return the settings so changed
   */
  public DqnSettings withMemory(int capacity, int first, double gamma) {
    return new DqnSettings(
        capacity,
        batch,
        first,
        every,
        gamma,
        steps,
        isDouble,
        follow,
        followEvery,
        exploration,
        priority,
        correction);
  }

  /**
   * With another exploration.
   *
   * @param epsilon ε of step 1, 2, ...
   * @return the settings so changed
   */
  public DqnSettings withExploration(Schedule epsilon) {
    return new DqnSettings(
        memory,
        batch,
        start,
        every,
        discount,
        steps,
        isDouble,
        follow,
        followEvery,
        epsilon,
        priority,
        correction);
  }
}
