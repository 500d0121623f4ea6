package io.github.medl.examples.chapter5;

import io.github.medl.examples.figure.Figure;
import java.util.List;

/** The figures, tables, course results and labs of chapter 5 that are here, by number. */
public final class Chapter5 {
  private Chapter5() {}

  /**
   * The manifest of the chapter.
   *
   * @return a class for each, found by its name
   */
  public static List<Class<? extends Figure>> figures() {
    return List.of(
        Figure5_1.class,
        Figure5_2.class,
        Figure5_3.class,
        Figure5_4.class,
        Figure5_5.class,
        Figure5_6.class,
        Figure5_7.class,
        Figure5_8.class,
        Figure5_9.class,
        Figure5_10.class,
        Figure5_11.class,
        Lab5_1.class,
        Lab5_2.class,
        Lab5_3.class,
        Lab5_4.class,
        Lab5_5.class);
  }
}
