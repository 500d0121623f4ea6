package io.github.medl.examples.chapter4;

import io.github.medl.examples.figure.Figure;
import java.util.List;

/** The figures, tables, course results and labs of chapter 4 that are here, by number. */
public final class Chapter4 {
  private Chapter4() {}

  /**
   * The manifest of the chapter.
   *
   * @return a class for each, found by its name
   */
  public static List<Class<? extends Figure>> figures() {
    return List.of(
        Figure4_1.class,
        Figure4_2.class,
        Figure4_3.class,
        Figure4_4.class,
        Figure4_5.class,
        Figure4_6.class,
        Figure4_7.class,
        Figure4_8.class,
        Figure4_9.class,
        Figure4_10.class,
        Lab4_1.class,
        Lab4_2.class,
        Lab4_3.class,
        Lab4_4.class);
  }
}
