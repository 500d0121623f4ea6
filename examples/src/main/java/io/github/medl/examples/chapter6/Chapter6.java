package io.github.medl.examples.chapter6;

import io.github.medl.examples.figure.Figure;
import java.util.List;

/** The figures, tables, course results and labs of chapter 6 that are here, by number. */
public final class Chapter6 {
  private Chapter6() {}

  /**
   * The manifest of the chapter.
   *
   * @return a class for each, found by its name
   */
  public static List<Class<? extends Figure>> figures() {
    return List.of(
        Figure6_1.class,
        Figure6_2.class,
        Figure6_3.class,
        Figure6_4.class,
        Figure6_5.class,
        Figure6_6.class,
        Figure6_7.class,
        Figure6_8.class,
        Figure6_9.class,
        Figure6_10.class,
        Figure6_11.class,
        Figure6_12.class,
        Figure6_13.class,
        Figure6_14.class,
        Figure6_15.class,
        Figure6_16.class,
        Figure6_17.class,
        Lab6_1.class,
        Lab6_2.class,
        Lab6_3.class,
        Lab6_4.class,
        Lab6_5.class,
        Lab6_6.class,
        Course6_1.class,
        Course6_2.class,
        Course6_3.class,
        Course6_4.class);
  }
}
