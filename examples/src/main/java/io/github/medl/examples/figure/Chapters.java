package io.github.medl.examples.figure;

import java.util.List;

/** The chapters of the book. */
public final class Chapters {
  private static final List<String> TITLES =
      List.of(
          "Introduction",
          "Principles of Machine Learning",
          "Simple Neural Networks",
          "Optimization Algorithms",
          "Feedforward Deep Networks",
          "Convolutional Neural Networks",
          "Sequence Models",
          "Specialized Architectures and Paradigms");

  private Chapters() {}

  /**
   * The title of a chapter.
   *
   * @param number 1 to 8
   * @return as the book prints it; an empty string for a number that is none
   */
  public static String title(int number) {
    return number < 1 || number > TITLES.size() ? "" : TITLES.get(number - 1);
  }
}
