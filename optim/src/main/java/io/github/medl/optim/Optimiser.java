package io.github.medl.optim;

import io.github.medl.parallel.Parallel;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A first-order method: turns gradients into updates of the parameters, in place, and holds what it
 * remembers between steps (velocities, moments). {@link Optimisers} makes them.
 *
 * <pre>{@code
 * Optimiser adam = Optimisers.adam(0.001);
 * List<Parameter> parameters = List.of(weights, biases);
 * for (Batch batch : batches) {
 *   adam.step(parameters, gradients(batch));
 * }
 * }</pre>
 *
 * <p>A method of your own is an {@link ElementRule}; or, where speed counts, a subclass that says
 * what happens to a range of elements. What it remembers lies in the slots alone; all else is a
 * function of the time and the rate, so that a run that goes on from its {@link #memory()} gives
 * the same bits as one that was not interrupted.
 *
 * <p>A step allocates nothing after the first, but for a few words where the parameters are so
 * large that several threads share them. One optimiser serves one list of parameters, or one plain
 * vector, and one thread.
 */
public abstract class Optimiser {
  /** Elements that are updated together: they stay in a fast cache and are work for a thread. */
  private static final int PIECE = 16384;

  /** Steps between two looks for squares that have become infinite, the first step among them. */
  private static final int LOOK_EVERY = 64;

  private final Schedule schedule;
  private final int slots;
  private final Buffers buffers = new Buffers();
  private final List<Slots> memories = new ArrayList<>();
  private Clipping clipping = Clipping.NONE;
  private long steps;

  /**
   * A method.
   *
   * @param schedule the learning rates
   * @param slots how many numbers it remembers for each element of a parameter
   */
  protected Optimiser(Schedule schedule, int slots) {
    this.schedule = schedule;
    this.slots = slots;
  }

  /**
   * Prepares what is the same for all elements in one step.
   *
   * @param t the number of this step, from 1
   * @param learningRate α, the learning rate of this step
   */
  protected abstract void begin(long t, double learningRate);

  /**
   * Updates theta[from], ..., theta[to - 1]. Several threads may do so at once for different
   * parameters and different ranges of one, so nothing but these elements may be written.
   *
   * @param theta the parameter
   * @param g the gradient, at the same positions
   * @param s what is remembered, an array like θ for each slot
   * @param from the first element to update
   * @param to the position after the last one
   */
  protected abstract void update(double[] theta, double[] g, double[][] s, int from, int to);

  /**
   * Updates theta[from], ..., theta[to - 1] in single precision.
   *
   * @param theta the parameter
   * @param g the gradient, at the same positions
   * @param s what is remembered, an array like θ for each slot
   * @param from the first element to update
   * @param to the position after the last one
   */
  protected abstract void update(float[] theta, float[] g, float[][] s, int from, int to);

  /**
   * Bounds the gradients from now on.
   *
   * @param rule by norm or by value
   * @return this
   */
  public final Optimiser clip(Clipping rule) {
    clipping = rule;
    return this;
  }

  /**
   * The number of steps taken.
   *
   * @return t
   */
  public final long steps() {
    return steps;
  }

  /**
   * The learning rate of the next step.
   *
   * @return α_t
   */
  public final double learningRate() {
    return schedule.at(steps);
  }

  /** Forgets all steps: the next one is the first. */
  public final void reset() {
    steps = 0;
    memories.clear();
  }

  /**
   * All that is remembered, to be kept beside the weights and given to {@link #restore} later.
   *
   * @return a copy, which later steps leave alone
   */
  public final OptimiserMemory memory() {
    List<List<Tensor>> copies = new ArrayList<>();
    if (slots > 0) {
      memories.forEach(memory -> copies.add(memory.copies()));
    }
    return new OptimiserMemory(steps, copies);
  }

  /**
   * Goes on where another optimiser of the same method was: the next step is the one that it would
   * have taken.
   *
   * @param memory what {@link #memory()} gave
   * @throws IllegalArgumentException if this method remembers another number of arrays for a
   *     parameter; nothing changes then. Whether their sizes are those of the parameters shows at
   *     the next step.
   */
  public final void restore(OptimiserMemory memory) {
    for (List<Tensor> kept : memory.slots()) {
      refuseUnless(kept.size() == slots, kept.size());
    }
    refuseUnless(memory.steps() == 0 || slots == 0 || !memory.slots().isEmpty(), 0);
    memories.clear();
    if (slots > 0) {
      memory.slots().forEach(kept -> memories.add(Slots.of(kept)));
    }
    steps = memory.steps();
  }

  private void refuseUnless(boolean fits, int given) {
    Check.that(
        fits,
        "restore: %s remembers %d arrays for each parameter, the memory given has %d: it is that of"
            + " another method",
        getClass().getSimpleName(),
        slots,
        given);
  }

  /**
   * One step for a list of parameters.
   *
   * @param parameters what is updated, the same list every time
   * @param gradients the derivatives of the cost by each of them, in their order
   * @throws IllegalArgumentException if a gradient has another shape or format than its parameter,
   *     or if the parameters are not those of the step before, or if the schedule gives a rate that
   *     is NaN or infinite; nothing is updated then
   * @throws StandstillException if a method that divides by the root of squared derivatives meets
   *     one whose square is infinite in the format of the parameter, above some 1e19 in single and
   *     1e154 in double precision; said in the first step and every 64th from there
   */
  public final void step(List<Parameter> parameters, List<Tensor> gradients) {
    check(parameters, gradients);
    double factor = clipping.factor(gradients);
    begin();
    if (!stepTogether(parameters, gradients)) {
      stepOneByOne(parameters, gradients, factor);
    }
    if (isTimeToLook()) {
      for (int k = 0; k < parameters.size(); k++) {
        refuseInfiniteSquares(memories.get(k), parameters.get(k).name());
      }
    }
  }

  private void stepOneByOne(List<Parameter> parameters, List<Tensor> gradients, double factor) {
    for (int k = 0; k < parameters.size(); k++) {
      Slots memory = memories.get(k);
      if (memory.doubles() != null) {
        step(
            parameters.get(k).doubles(),
            Storage.doubles(gradients.get(k)),
            memory.doubles(),
            factor);
      } else {
        step(parameters.get(k).floats(), Storage.floats(gradients.get(k)), memory.floats(), factor);
      }
    }
  }

  private void begin() {
    double rate = schedule.at(steps);
    if (!Double.isFinite(rate)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "step %d: the schedule of learning rates gives %s at t = %d; nothing is updated",
              steps + 1,
              rate,
              steps));
    }
    begin(steps + 1, rate);
    steps++;
  }

  /** An infinite mean of squares stays infinite, so it is enough to look for it now and then. */
  private boolean isTimeToLook() {
    return (steps - 1) % LOOK_EVERY == 0;
  }

  private void refuseInfiniteSquares(Slots memory, String name) {
    for (int slot = 0; slot < slots; slot++) {
      if (isOfSquares(slot) && memory.doubles() != null) {
        Squares.refuseInfinite(memory.doubles()[slot], steps, name);
      } else if (isOfSquares(slot)) {
        Squares.refuseInfinite(memory.floats()[slot], steps, name);
      }
    }
  }

  /**
   * Whether a slot keeps means or sums of squared derivatives.
   *
   * @param slot its number
   * @return false, unless a method of ours says otherwise
   */
  boolean isOfSquares(int slot) {
    return false;
  }

  /**
   * All parameters, one after the other, are one range, which threads share in one go, unless that
   * does not pay.
   */
  private boolean stepTogether(List<Parameter> parameters, List<Tensor> gradients) {
    long total = 0;
    for (int k = 0; k < parameters.size(); k++) {
      total += memories.get(k).size();
    }
    if (!clipping.isNone() || total < PIECE / 2 || total > Integer.MAX_VALUE) {
      return false;
    }
    Parallel.forElements(
        (int) total, PIECE, (from, to) -> stepWithin(parameters, gradients, from, to));
    return true;
  }

  private void stepWithin(List<Parameter> parameters, List<Tensor> gradients, int from, int to) {
    int start = 0;
    for (int k = 0; k < parameters.size() && start < to; k++) {
      Slots memory = memories.get(k);
      int first = Math.max(from - start, 0);
      int end = Math.min(to - start, memory.size());
      if (first < end && memory.doubles() != null) {
        double[] g = Storage.doubles(gradients.get(k));
        update(parameters.get(k).doubles(), g, memory.doubles(), first, end);
      } else if (first < end) {
        float[] g = Storage.floats(gradients.get(k));
        update(parameters.get(k).floats(), g, memory.floats(), first, end);
      }
      start += memory.size();
    }
  }

  private void step(double[] theta, double[] gradient, double[][] memory, double factor) {
    // The caller's gradient stays as it is.
    double[] g = clipping.isNone() ? gradient : buffers.doubles(theta.length);
    if (theta.length < 2 * PIECE) {
      step(theta, gradient, g, memory, factor, 0, theta.length);
    } else {
      stepInPieces(theta, gradient, g, memory, factor);
    }
  }

  private void step(
      double[] theta,
      double[] gradient,
      double[] g,
      double[][] memory,
      double factor,
      int from,
      int to) {
    if (g != gradient) {
      System.arraycopy(gradient, from, g, from, to - from);
      clipping.apply(g, from, to, factor);
    }
    update(theta, g, memory, from, to);
  }

  /** Apart, since a lambda's words would be allocated for small parameters too. */
  private void stepInPieces(
      double[] theta, double[] gradient, double[] g, double[][] memory, double factor) {
    Parallel.forRanges(
        theta.length, PIECE, (from, to) -> step(theta, gradient, g, memory, factor, from, to));
  }

  private void step(float[] theta, float[] gradient, float[][] memory, double factor) {
    // The caller's gradient stays as it is.
    float[] g = clipping.isNone() ? gradient : buffers.floats(theta.length);
    if (theta.length < 2 * PIECE) {
      step(theta, gradient, g, memory, factor, 0, theta.length);
    } else {
      stepInPieces(theta, gradient, g, memory, factor);
    }
  }

  private void step(
      float[] theta,
      float[] gradient,
      float[] g,
      float[][] memory,
      double factor,
      int from,
      int to) {
    if (g != gradient) {
      System.arraycopy(gradient, from, g, from, to - from);
      clipping.apply(g, from, to, factor);
    }
    update(theta, g, memory, from, to);
  }

  /** Apart, since a lambda's words would be allocated for small parameters too. */
  private void stepInPieces(
      float[] theta, float[] gradient, float[] g, float[][] memory, double factor) {
    Parallel.forRanges(
        theta.length, PIECE, (from, to) -> step(theta, gradient, g, memory, factor, from, to));
  }

  /**
   * One step for a plain vector.
   *
   * @param theta what is updated
   * @param gradient the gradient there; left as it is
   * @throws IllegalArgumentException if the lengths differ from each other or from those of the
   *     step before, or if the schedule gives a rate that is NaN or infinite
   * @throws StandstillException if a square is infinite, as for a list of parameters
   */
  public final void step(double[] theta, double[] gradient) {
    double[][] memory = memory(theta.length, gradient.length, true).doubles();
    double factor = clipping.factor(gradient);
    begin();
    step(theta, gradient, memory, factor);
    if (isTimeToLook()) {
      refuseInfiniteSquares(memories.get(0), "theta");
    }
  }

  /**
   * One step for a plain vector in single precision, as {@link #step(double[], double[])}.
   *
   * @param theta what is updated
   * @param gradient the gradient there; left as it is
   * @throws IllegalArgumentException if the lengths differ from each other or from those of the
   *     step before, or if the schedule gives a rate that is NaN or infinite
   * @throws StandstillException if a square is infinite, as for a list of parameters
   */
  public final void step(float[] theta, float[] gradient) {
    float[][] memory = memory(theta.length, gradient.length, false).floats();
    double factor = clipping.factor(gradient);
    begin();
    step(theta, gradient, memory, factor);
    if (isTimeToLook()) {
      refuseInfiniteSquares(memories.get(0), "theta");
    }
  }

  private Slots memory(int size, int gradientSize, boolean isDouble) {
    if (gradientSize != size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "step: %d parameters but a gradient of length %d", size, gradientSize));
    }
    if (memories.isEmpty()) {
      memories.add(Slots.empty(slots, size, isDouble));
    }
    Slots memory = memories.get(0);
    if (memories.size() != 1 || !memory.isOf(size, isDouble)) {
      throw otherParameters();
    }
    return memory;
  }

  private void check(List<Parameter> parameters, List<Tensor> gradients) {
    if (gradients.size() != parameters.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "step: %d parameters but %d gradients",
              parameters.size(),
              gradients.size()));
    }
    for (int k = 0; k < parameters.size(); k++) {
      Tensor theta = parameters.get(k).tensor();
      Tensor g = gradients.get(k);
      if (g.dtype() != theta.dtype() || !g.sameShape(theta)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "step: parameter %s is %s %s, its gradient is %s %s",
                parameters.get(k).name(),
                theta.dtype(),
                theta.shapeText(),
                g.dtype(),
                g.shapeText()));
      }
    }
    if (memories.isEmpty()) {
      for (Parameter parameter : parameters) {
        memories.add(Slots.empty(slots, parameter.size(), parameter.doubles() != null));
      }
    }
    if (memories.size() != parameters.size()) {
      throw otherParameters();
    }
    for (int k = 0; k < memories.size(); k++) {
      Slots memory = memories.get(k);
      Parameter parameter = parameters.get(k);
      if (!memory.isOf(parameter.size(), parameter.doubles() != null)) {
        throw otherParameters();
      }
    }
  }

  private static IllegalArgumentException otherParameters() {
    return new IllegalArgumentException(
        "step: these are not the parameters of the step before; an optimiser serves one list of"
            + " parameters: make a new one, or call reset()");
  }
}
