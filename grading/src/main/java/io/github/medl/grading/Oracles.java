package io.github.medl.grading;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Oracles: what an answer is compared with, computed and not stored. */
public final class Oracles {
  private Oracles() {}

  /**
   * The gradient by automatic differentiation: {@code gradientOf(f).is(g).at(points(20, 2))}.
   *
   * @param f a function of one tensor with a single number as value
   * @return the oracle
   */
  public static GradientOracle gradientOf(UnaryOperator<Tensor> f) {
    return new GradientOracle(f);
  }

  /**
   * The iterates of a method that is known to be right, for example {@code
   * iteratesLike(Optimisers.momentum(0.01, 0.9)::step, 100).of(f).from(0.2, -0.2).holdsFor(yours)}.
   *
   * @param reference one step: changes θ in place by the gradient there
   * @param steps how many steps
   * @return the oracle
   */
  public static IterateOracle iteratesLike(IterateOracle.Update reference, int steps) {
    return new IterateOracle(reference, steps);
  }

  /**
   * A model that learns: {@code trains(random -> Mine.train(data, random)).to("accuracy",
   * Mine::accuracy, 0.9).on(1, 2, 3)}.
   *
   * @param training makes a trained model of a stream of random numbers
   * @param <M> the model
   * @return the oracle
   */
  public static <M> TrainingOracle<M> trains(Function<RandomStream, M> training) {
    return new TrainingOracle<>(training);
  }

  /**
   * Classes that an answer may not use: {@code forbids(Optimisers.class).in(Descent.class)}. Looked
   * up in the byte code of the class, of those nested in it, and of all that it uses beside it.
   *
   * @param forbidden the classes
   * @return the oracle
   */
  public static ForbiddenClasses forbids(Class<?>... forbidden) {
    return new ForbiddenClasses(List.of(forbidden));
  }

  /**
   * A computation must not change what it is given: {@code leavesInputsAlone(x, y).during(() ->
   * Mine.step(x, y))}.
   *
   * @param inputs tensors, and arrays or lists of numbers
   * @return the oracle
   */
  public static UntouchedInputs leavesInputsAlone(Object... inputs) {
    return new UntouchedInputs(inputs);
  }

  /**
   * A computation must come to its end: {@code within(5).run(() -> Mine.solve(x))}.
   *
   * @param seconds a generous number of seconds
   * @return the oracle
   * @throws IllegalArgumentException if it is not above 0
   */
  public static TimeLimit within(double seconds) {
    return new TimeLimit(seconds);
  }

  /**
   * Vectors of the standard normal distribution, the same each time.
   *
   * @param count how many
   * @param size of how many elements
   * @return the vectors
   */
  public static List<Tensor> points(int count, int size) {
    return points(count, size, RandomStream.seed(count * 1000L + size));
  }

  /**
   * Vectors of the standard normal distribution from a stream, as {@link Seed#own()}.
   *
   * @param count how many
   * @param size of how many elements
   * @param random the stream
   * @return the vectors
   */
  public static List<Tensor> points(int count, int size, RandomStream random) {
    List<Tensor> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(random.normalTensor(size));
    }
    return List.copyOf(points);
  }

  /** For messages of the oracles. */
  static String vector(double[] theta) {
    return Arrays.toString(theta);
  }
}
