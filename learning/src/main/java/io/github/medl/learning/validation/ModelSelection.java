package io.github.medl.learning.validation;

import io.github.medl.learning.Learner;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A choice among settings of a model by cross-validation, all on the same folds.
 *
 * <pre>{@code
 * ModelSelection.over(List.of(.01, .1, 1.), Ridge::learner, x, y, folds, measure).best().setting()
 * }</pre>
 *
 * <p>The best of many looks better than it is: judge the model that was chosen by data that had no
 * part in the choice.
 *
 * @param candidates what was compared, in the order given
 * @param <S> what is chosen: a penalty, a degree, a name
 * @param <M> the model
 */
public record ModelSelection<S, M extends Predictor>(List<Candidate<S, M>> candidates) {
  /**
   * One setting and how it did.
   *
   * @param setting the setting
   * @param learner what it makes
   * @param validation its cross-validation
   * @param <S> what is chosen
   * @param <M> the model
   */
  public record Candidate<S, M extends Predictor>(
      S setting, Learner<M> learner, CrossValidation validation) {}

  /**
   * Keeps a copy.
   *
   * @param candidates one at least
   * @throws IllegalArgumentException if there is none
   */
  public ModelSelection {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("model selection: there is nothing to choose from");
    }
    candidates = List.copyOf(candidates);
  }

  /**
   * Compares settings.
   *
   * @param settings the grid, the simplest model first
   * @param learner makes a learner of a setting
   * @param x observations, of shape (n, p)
   * @param y their responses or class codes, of shape (n)
   * @param folds the same for all
   * @param measure by what they are compared
   * @param <S> what is chosen
   * @param <M> the model
   * @return the comparison
   * @throws IllegalArgumentException if there are no settings, or what {@link CrossValidation#of}
   *     throws
   */
  public static <S, M extends Predictor> ModelSelection<S, M> over(
      List<S> settings,
      Function<? super S, Learner<M>> learner,
      Tensor x,
      Tensor y,
      List<Fold> folds,
      Measure measure) {
    List<Candidate<S, M>> candidates = new ArrayList<>();
    for (S setting : settings) {
      Learner<M> made = learner.apply(setting);
      candidates.add(
          new Candidate<>(setting, made, CrossValidation.of(made, x, y, folds, measure)));
    }
    return new ModelSelection<>(candidates);
  }

  /**
   * The candidate of the best mean.
   *
   * @return of equal ones the first
   */
  public Candidate<S, M> best() {
    Candidate<S, M> best = candidates.get(0);
    for (Candidate<S, M> other : candidates) {
      if (measure().better(other.validation.mean(), best.validation.mean())) {
        best = other;
      }
    }
    return best;
  }

  /**
   * The simplest candidate that is not worse than the best by more than one standard error of the
   * best, which is less inclined to fit noise.
   *
   * @return the first in the order given, which should begin with the simplest
   */
  public Candidate<S, M> withinOneStandardError() {
    CrossValidation best = best().validation;
    double slack = measure().greaterIsBetter() ? -best.standardError() : best.standardError();
    return candidates.stream()
        .filter(c -> !measure().better(best.mean() + slack, c.validation.mean()))
        .findFirst()
        .orElse(best());
  }

  private Measure measure() {
    return candidates.get(0).validation.measure();
  }

  /** A line for each candidate, with a star at the best. */
  @Override
  public String toString() {
    int width = Math.max(7, longest());
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT, "%-" + width + "s  %s", "setting", measure().name() + " ± s.e."));
    for (Candidate<S, M> c : candidates) {
      text.append(
          String.format(
              Locale.ROOT,
              "\n%-" + width + "s  %.4f ± %.4f%s",
              c.setting,
              c.validation.mean(),
              c.validation.standardError(),
              c == best() ? " *" : ""));
    }
    return text.toString();
  }

  private int longest() {
    return candidates.stream().mapToInt(c -> String.valueOf(c.setting).length()).max().orElse(0);
  }
}
