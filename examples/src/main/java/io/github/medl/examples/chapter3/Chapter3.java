package io.github.medl.examples.chapter3;

import io.github.medl.examples.figure.Figure;
import java.util.List;

/** The figures, tables, course results and labs of chapter 3 that are here, by number. */
public final class Chapter3 {
  private Chapter3() {}

  /**
   * The manifest of the chapter.
   *
   * @return a class for each, found by its name
   */
  public static List<Class<? extends Figure>> figures() {
    return List.of(
        Figure3_1.class,
        Figure3_2.class,
        Figure3_3.class,
        Figure3_4.class,
        Figure3_5.class,
        Figure3_6.class,
        Figure3_7.class,
        Figure3_8.class,
        Figure3_9.class,
        Figure3_10.class,
        Figure3_11.class,
        Figure3_12.class,
        Figure3_13.class,
        Figure3_14.class,
        Figure3_15.class,
        Figure3_16.class,
        Table3_1.class,
        Lab3_1.class);
  }
}
