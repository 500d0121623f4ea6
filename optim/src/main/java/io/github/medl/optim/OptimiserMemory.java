package io.github.medl.optim;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * What an {@link Optimiser} remembers between steps, as values: velocities and moments.
 *
 * @param steps the number of steps taken
 * @param slots for each parameter, in order, the arrays kept for it, flat; empty before the first
 *     step and for a method that remembers nothing
 */
public record OptimiserMemory(long steps, List<List<Tensor>> slots) {
  /** Whole numbers up to here are doubles. */
  private static final long MOST_STEPS = 1L << 53;

  /**
   * Checks the number of steps and keeps unmodifiable copies of the lists.
   *
   * @param steps the number of steps taken
   * @param slots the arrays kept for each parameter
   * @throws IllegalArgumentException if the number of steps is negative, or if the arrays kept for
   *     a parameter differ in size or format
   */
  public OptimiserMemory {
    Check.that(
        steps >= 0 && steps <= MOST_STEPS,
        steps < 0 ? "the number of steps is negative: %s" : "nobody takes %s steps",
        steps);
    slots = slots.stream().map(List::copyOf).toList();
    for (int k = 0; k < slots.size(); k++) {
      List<Tensor> kept = slots.get(k);
      for (Tensor slot : kept) {
        Check.that(
            slot.size() == kept.get(0).size() && slot.dtype() == kept.get(0).dtype(),
            "the arrays kept for parameter %s differ in size or format",
            k);
        Check.that(slot.dtype() != DType.INT32, "the arrays kept for parameter %s are codes", k);
      }
    }
  }
}
