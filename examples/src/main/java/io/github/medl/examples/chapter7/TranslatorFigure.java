package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.chapter7.Translators.Model;
import io.github.medl.examples.chapter7.Translators.Result;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.networks.Networks;
import io.github.medl.plot.table.TablePanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the figures of the models that translate have in common. */
final class TranslatorFigure {
  static final long SEED = 1;
  static final String BOOK = "we enjoyed writing this book";
  static final String LOVE = "we love deep learning";

  private TranslatorFigure() {}

  /** What every one of them is checked for: its size, and that it has learned its sentences. */
  static Checks checks(String name, Model model, Result result) {
    return new Checks()
        .exactly(name + "parameters", Networks.count(result.model()), model.parameters, THEORY)
        .atLeast(name + "sentences of 150 to learn that are right", result.trainExact(), 148, SEEDS)
        .holds(
            name + "it says \"nous aimons l' apprentissage en profondeur\"",
            Translators.translation(result.model(), LOVE)
                .equals("nous aimons l' apprentissage en profondeur"),
            SEEDS)
        .holds(
            name + "it says \"nous avons aimé écrire ce livre\"",
            Translators.translation(result.model(), BOOK).equals("nous avons aimé écrire ce livre"),
            SEEDS);
  }

  /** The numbers of a model. */
  static Outcome numbers(Outcome outcome, String name, Result result) {
    return outcome
        .value(name + ": loss of the last epoch", result.loss())
        .value(name + ": right of 150 to learn", result.trainExact())
        .value(name + ": right of 20 to test", result.testExact())
        .value(name + ": BLEU of those to test", result.bleu())
        .data(Translators.DATA.origin)
        .seed(SEED);
  }

  /** Sentences to test, what the model says and what it was to say. */
  static TablePanel sentences(String title, Result result, int count) {
    ToyTranslation data = Translators.DATA;
    List<int[]> written = data.test.greedy(result.model(), data.stop(), 16);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> said = data.words(written.get(i));
      List<String> wanted = data.words(data.test.targets().get(i));
      rows.add(
          List.of(
              String.join(" ", data.english.decode(data.test.sources().get(i)))
                  .replace(" <stop>", ""),
              String.join(" ", said),
              said.equals(wanted) ? "right" : String.join(" ", wanted)));
    }
    return TablePanel.of(List.of("to test", "the model says", "it was to say"), rows).titled(title);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", 100 * share);
  }
}
