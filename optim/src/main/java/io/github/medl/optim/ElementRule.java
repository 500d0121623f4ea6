package io.github.medl.optim;

/**
 * A first-order method in one line: what a step does to one element of the parameters. Written
 * once, it serves vectors and networks, both number formats, several threads, and a training that
 * is stopped and goes on, since all that it remembers lies in the memory that it is given.
 *
 * <pre>{@code
 * Optimiser momentum =
 *     Optimisers.byElement(Schedule.constant(0.01), 1, (theta, g, m, t, learningRate) -> {
 *       m[0] = 0.9 * m[0] + g;
 *       return theta - learningRate * m[0];
 *     });
 * }</pre>
 */
@FunctionalInterface
public interface ElementRule {
  /**
   * One step of one element.
   *
   * @param theta θᵢ before the step
   * @param g the derivative of the cost by θᵢ
   * @param memory what is remembered of this element, 0 before the first step; what is written here
   *     is found here in the next step
   * @param t the number of the step, from 1
   * @param learningRate α, the learning rate α of the step
   * @return θᵢ after the step
   */
  double next(double theta, double g, double[] memory, long t, double learningRate);
}
