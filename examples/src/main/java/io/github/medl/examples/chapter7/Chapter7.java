package io.github.medl.examples.chapter7;

import io.github.medl.examples.figure.Figure;
import java.util.List;

/** The figures, tables, course results and labs of chapter 7 that are here, by number. */
public final class Chapter7 {
  private Chapter7() {}

  /**
   * The manifest of the chapter.
   *
   * @return a class for each, found by its name
   */
  public static List<Class<? extends Figure>> figures() {
    return List.of(
        Figure7_1.class,
        Figure7_2.class,
        Figure7_3.class,
        Figure7_4.class,
        Figure7_5.class,
        Figure7_6.class,
        Figure7_7.class,
        Figure7_8.class,
        Figure7_9.class,
        Figure7_10.class,
        Figure7_11.class,
        Figure7_12.class,
        Figure7_13.class,
        Figure7_14.class,
        Figure7_15.class,
        Figure7_16.class,
        Figure7_17.class,
        Lab7_1.class,
        Lab7_2.class,
        Lab7_3.class,
        Lab7_4.class,
        Lab7_5.class,
        Lab7_6.class);
  }
}
