package io.github.medl.learning.data;

import java.util.List;
import java.util.Locale;

/**
 * Texts, each with a class.
 *
 * @param provenance the files they came from
 * @param texts the texts
 * @param labels the class of each, a number of {@code classes}
 * @param classes the names of the classes
 */
public record LabelledTexts(
    List<Provenance> provenance, List<String> texts, int[] labels, List<String> classes) {
  /**
   * Keeps copies of its own.
   *
   * @param provenance the files they came from
   * @param texts the texts
   * @param labels the class of each, a number of {@code classes}
   * @param classes the names of the classes
   * @throws IllegalArgumentException if there is not one label for each text, or one is no class
   */
  public LabelledTexts {
    provenance = List.copyOf(provenance);
    texts = List.copyOf(texts);
    labels = labels.clone();
    classes = List.copyOf(classes);
    if (labels.length != texts.size()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d texts and %d labels", texts.size(), labels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "text %d has label %d, there are %d classes",
                i,
                labels[i],
                classes.size()));
      }
    }
  }

  /**
   * How many texts there are.
   *
   * @return n
   */
  public int size() {
    return texts.size();
  }

  /**
   * The class of each text.
   *
   * @return a copy
   */
  @Override
  public int[] labels() {
    return labels.clone();
  }
}
