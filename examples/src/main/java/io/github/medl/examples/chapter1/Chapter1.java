package io.github.medl.examples.chapter1;

import io.github.medl.examples.figure.Figure;
import java.util.List;

/** The figures, tables, course results and labs of chapter 1 that are here, by number. */
public final class Chapter1 {
  private Chapter1() {}

  /**
   * The manifest of the chapter.
   *
   * @return a class for each, found by its name
   */
  public static List<Class<? extends Figure>> figures() {
    return List.of(
        Figure1_3a.class,
        Figure1_3c.class,
        Figure1_3d.class,
        Figure1_5.class,
        Course1_1.class,
        Course1_2.class,
        Course1_3.class,
        Course1_4.class,
        Course1_5.class);
  }
}
