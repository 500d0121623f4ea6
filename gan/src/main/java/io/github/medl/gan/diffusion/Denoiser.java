package io.github.medl.gan.diffusion;

import io.github.medl.learning.Inputs;
import io.github.medl.networks.Constant;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A network that tells the noise in z_t: its body sees z_t, the embedding of t, and of a model of
 * classes the class as a row with a single 1, or of zeros where no class is told.
 *
 * <pre>{@code
 * Denoiser denoiser =
 *     Denoiser.of(sequential(dense(2 + 32, 128, he(s)), silu(), dense(128, 2, xavier(s))), 200, 32);
 * }</pre>
 *
 * @param body from d + (size of the embedding) + (number of classes) numbers a row to d
 * @param embedding a row for each of the steps 0, ..., T
 * @param classes how many classes there are; 0 of a model without
 */
public record Denoiser(Layer body, Constant embedding, int classes) implements Network {
  /** The class of a row of which none is told. */
  public static final int NONE = -1;

  /**
   * A model without classes.
   *
   * @param body from d + embedding numbers a row to d
   * @param steps T
   * @param embedding how many numbers tell a step, even
   * @return the network
   */
  public static Denoiser of(Layer body, int steps, int embedding) {
    return ofClasses(body, steps, embedding, 0);
  }

  /**
   * A model that may be told a class.
   *
   * @param body from d + embedding + classes numbers a row to d
   * @param steps T
   * @param embedding how many numbers tell a step, even
   * @param classes how many classes there are
   * @return the network
   * @throws IllegalArgumentException if a number is not possible
   */
  public static Denoiser ofClasses(Layer body, int steps, int embedding, int classes) {
    if (steps < 1 || steps > Schedule.MOST_STEPS || classes < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a denoiser has at least one step, at most %d, and no negative number of classes, not %d"
                  + " and %d",
              Schedule.MOST_STEPS,
              steps,
              classes));
    }
    int[] all = new int[steps + 1];
    Arrays.setAll(all, t -> t);
    Tensor table = StepEmbedding.of(embedding, all);
    DType format = Networks.dtype(body).orElse(DType.FLOAT32);
    return new Denoiser(body, new Constant(table.cast(format)), classes);
  }

  /**
   * The noise in each row.
   *
   * @param z z_t, (n, d)
   * @param steps t of each row
   * @param labels the class of each row, or {@link #NONE}; null if none is told of any
   * @param pass training or evaluation
   * @return ε̂, (n, d)
   * @throws ShapeException if there is not one step and label a row
   * @throws IllegalArgumentException if a label is no class, or a step none of the model's
   */
  public Tensor apply(Tensor z, int[] steps, int @Nullable [] labels, Pass pass) {
    if (z.rank() != 2 || z.dim(0) != steps.length || labels != null && labels.length != z.dim(0)) {
      throw new ShapeException(
          "denoiser",
          String.format(
              Locale.ROOT,
              "expected rows (n, d) with a step and a label each, got %s, %d steps and %s labels",
              z.shapeText(),
              steps.length,
              labels == null ? "no" : labels.length));
    }
    checkSteps(steps);
    return pass.call(
        this,
        List.of(z),
        () -> {
          checkLabels(labels);
          Tensor told = embedding.value().take(0, steps);
          Tensor x =
              classes == 0
                  ? Tensor.concat(1, List.of(z, told))
                  : Tensor.concat(1, List.of(z, told, oneHot(z, labels)));
          return body.apply(x, pass);
        });
  }

  private void checkSteps(int... steps) {
    int last = embedding.value().dim(0) - 1;
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] < 0 || steps[i] > last) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "denoiser: row %d is at step %d, but this one was made for steps up to %d; schedule"
                    + " and denoiser have one number of steps",
                i,
                steps[i],
                last));
      }
    }
  }

  private void checkLabels(int @Nullable [] labels) {
    for (int i = 0; labels != null && i < labels.length; i++) {
      if (labels[i] < NONE || labels[i] >= classes) {
        throw new IllegalArgumentException(
            classes == 0
                ? "this denoiser was made without classes"
                : String.format(
                    Locale.ROOT,
                    "row %d: the classes are 0 to %d, or %d for none; not %d",
                    i,
                    classes - 1,
                    NONE,
                    labels[i]));
      }
    }
  }

  private Tensor oneHot(Tensor z, int @Nullable [] labels) {
    float[] rows = new float[Inputs.size("denoiser", z.dim(0), classes)];
    for (int i = 0; labels != null && i < labels.length; i++) {
      if (labels[i] != NONE) {
        rows[i * classes + labels[i]] = 1;
      }
    }
    return Tensor.wrap(rows, z.dim(0), classes).cast(z.dtype());
  }

  /**
   * The prediction that a sampler asks for, without classes.
   *
   * @return in evaluation mode
   */
  public NoisePredictor predictor() {
    return (z, t) -> apply(z, same(t, z.dim(0)), null, Pass.evaluation());
  }

  /**
   * The prediction for rows of given classes, guided.
   *
   * @param labels the class of each row
   * @param w the weight of the guidance, 1 for none
   * @return in evaluation mode
   * @throws IllegalArgumentException if this is a model without classes
   */
  public NoisePredictor predictor(int[] labels, double w) {
    if (classes == 0) {
      throw new IllegalArgumentException("this denoiser was made without classes");
    }
    int[] kept = labels.clone();
    NoisePredictor conditional = (z, t) -> apply(z, same(t, z.dim(0)), kept, Pass.evaluation());
    return NoisePredictor.guided(conditional, predictor(), w);
  }

  private static int[] same(int t, int rows) {
    int[] steps = new int[rows];
    Arrays.fill(steps, t);
    return steps;
  }
}
