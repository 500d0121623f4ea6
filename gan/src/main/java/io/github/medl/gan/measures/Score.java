package io.github.medl.gan.measures;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/**
 * A measure of generated observations, and beside it the floor: the same measure of real
 * observations against real ones, two random halves of them. Nothing can be expected to do better.
 *
 * @param value of the real observations and the generated ones
 * @param floor of one half of the real observations and the other
 */
public record Score(double value, double floor) {
  /**
   * A score.
   *
   * <pre>{@code
   * Score.of(FrechetDistance::of, real, generated, stream)
   * Score.of((x, y) -> Neighbourhoods.of(x, y, 5).coverage(), real, generated, stream)
   * }</pre>
   *
   * @param measure of real observations, first, and generated ones
   * @param real real observations in rows
   * @param generated generated ones in rows
   * @param stream says which half a real observation belongs to
   * @return the score
   * @throws ShapeException if there are not at least four real observations
   */
  public static Score of(
      ToDoubleBiFunction<Tensor, Tensor> measure,
      Tensor real,
      Tensor generated,
      RandomStream stream) {
    return new Score(measure.applyAsDouble(real, generated), floor(measure, real, stream));
  }

  /**
   * The floor alone.
   *
   * @param measure of two sets of observations
   * @param real real observations in rows
   * @param stream says which half a real observation belongs to
   * @return the measure of one half and the other
   * @throws ShapeException if there are not at least four real observations
   */
  public static double floor(
      ToDoubleBiFunction<Tensor, Tensor> measure, Tensor real, RandomStream stream) {
    if (real.rank() == 0 || real.dim(0) < 4) {
      throw new ShapeException(
          "score", "two halves need at least four observations, got " + real.shapeText());
    }
    int n = real.dim(0);
    int[] order = stream.permutation(n);
    return measure.applyAsDouble(
        real.take(0, Arrays.copyOf(order, n / 2)),
        real.take(0, Arrays.copyOfRange(order, n / 2, n)));
  }

  /** Both numbers, with four digits. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4g (real against real %.4g)", value, floor);
  }
}
