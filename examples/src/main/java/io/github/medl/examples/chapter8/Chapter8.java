package io.github.medl.examples.chapter8;

import io.github.medl.examples.figure.Figure;
import java.util.List;

/** The figures, tables, course results and labs of chapter 8 that are here, by number. */
public final class Chapter8 {
  private Chapter8() {}

  /**
   * The manifest of the chapter.
   *
   * @return a class for each, found by its name
   */
  public static List<Class<? extends Figure>> figures() {
    return List.of(
        Figure8_1.class,
        Figure8_2.class,
        Figure8_4.class,
        Figure8_6.class,
        Figure8_7.class,
        Figure8_8.class,
        Figure8_9.class,
        Figure8_10.class,
        Figure8_11.class,
        Figure8_12.class,
        Figure8_13.class,
        Figure8_14.class,
        Equation8_72.class,
        Lab8_1.class,
        Lab8_2.class,
        Lab8_3.class,
        Lab8_4.class,
        Lab8_5.class,
        Lab8_6.class,
        Lab8_7.class,
        Lab8_8.class,
        Lab8_9.class,
        Lab8_10.class,
        Lab8_11.class,
        Lab8_12.class);
  }
}
