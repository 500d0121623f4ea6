package io.github.medl.examples.chapter2;

import io.github.medl.examples.figure.Figure;
import java.util.List;

/** The figures, tables, course results and labs of chapter 2 that are here, by number. */
public final class Chapter2 {
  private Chapter2() {}

  /**
   * The manifest of the chapter.
   *
   * @return a class for each, found by its name
   */
  public static List<Class<? extends Figure>> figures() {
    return List.of(
        Figure2_3.class,
        Figure2_4.class,
        Figure2_5.class,
        Figure2_6.class,
        Figure2_7.class,
        Figure2_8.class,
        Figure2_9.class,
        Figure2_10.class,
        Figure2_11.class,
        Figure2_12.class,
        Figure2_13.class,
        Figure2_14.class,
        Figure2_15.class,
        Table2_1.class,
        Lab2_1.class,
        Lab2_2.class);
  }
}
