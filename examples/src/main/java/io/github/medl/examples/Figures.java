package io.github.medl.examples;

import io.github.medl.examples.chapter1.Course1_1;
import io.github.medl.examples.chapter1.Course1_2;
import io.github.medl.examples.chapter1.Course1_3;
import io.github.medl.examples.chapter1.Course1_4;
import io.github.medl.examples.chapter1.Course1_5;
import io.github.medl.examples.chapter1.Figure1_3a;
import io.github.medl.examples.chapter1.Figure1_5;
import io.github.medl.examples.chapter2.Figure2_10;
import io.github.medl.examples.chapter2.Figure2_11;
import io.github.medl.examples.chapter2.Figure2_12;
import io.github.medl.examples.chapter2.Figure2_13;
import io.github.medl.examples.chapter2.Figure2_14;
import io.github.medl.examples.chapter2.Figure2_15;
import io.github.medl.examples.chapter2.Figure2_3;
import io.github.medl.examples.chapter2.Figure2_4;
import io.github.medl.examples.chapter2.Figure2_5;
import io.github.medl.examples.chapter2.Figure2_6;
import io.github.medl.examples.chapter2.Figure2_7;
import io.github.medl.examples.chapter2.Figure2_8;
import io.github.medl.examples.chapter2.Figure2_9;
import io.github.medl.examples.chapter2.Lab2_1;
import io.github.medl.examples.chapter2.Lab2_2;
import io.github.medl.examples.chapter2.Table2_1;
import io.github.medl.examples.chapter3.Figure3_1;
import io.github.medl.examples.chapter3.Figure3_10;
import io.github.medl.examples.chapter3.Figure3_11;
import io.github.medl.examples.chapter3.Figure3_12;
import io.github.medl.examples.chapter3.Figure3_13;
import io.github.medl.examples.chapter3.Figure3_14;
import io.github.medl.examples.chapter3.Figure3_15;
import io.github.medl.examples.chapter3.Figure3_16;
import io.github.medl.examples.chapter3.Figure3_2;
import io.github.medl.examples.chapter3.Figure3_3;
import io.github.medl.examples.chapter3.Figure3_4;
import io.github.medl.examples.chapter3.Figure3_5;
import io.github.medl.examples.chapter3.Figure3_6;
import io.github.medl.examples.chapter3.Figure3_7;
import io.github.medl.examples.chapter3.Figure3_8;
import io.github.medl.examples.chapter3.Figure3_9;
import io.github.medl.examples.chapter3.Lab3_1;
import io.github.medl.examples.chapter3.Table3_1;
import io.github.medl.examples.chapter4.Figure4_1;
import io.github.medl.examples.chapter4.Figure4_10;
import io.github.medl.examples.chapter4.Figure4_2;
import io.github.medl.examples.chapter4.Figure4_3;
import io.github.medl.examples.chapter4.Figure4_4;
import io.github.medl.examples.chapter4.Figure4_5;
import io.github.medl.examples.chapter4.Figure4_6;
import io.github.medl.examples.chapter4.Figure4_7;
import io.github.medl.examples.chapter4.Figure4_8;
import io.github.medl.examples.chapter4.Figure4_9;
import io.github.medl.examples.chapter4.Lab4_1;
import io.github.medl.examples.chapter4.Lab4_2;
import io.github.medl.examples.chapter4.Lab4_3;
import io.github.medl.examples.chapter5.Figure5_1;
import io.github.medl.examples.chapter5.Figure5_10;
import io.github.medl.examples.chapter5.Figure5_11;
import io.github.medl.examples.chapter5.Figure5_2;
import io.github.medl.examples.chapter5.Figure5_3;
import io.github.medl.examples.chapter5.Figure5_4;
import io.github.medl.examples.chapter5.Figure5_5;
import io.github.medl.examples.chapter5.Figure5_6;
import io.github.medl.examples.chapter5.Figure5_7;
import io.github.medl.examples.chapter5.Figure5_8;
import io.github.medl.examples.chapter5.Figure5_9;
import io.github.medl.examples.chapter5.Lab5_1;
import io.github.medl.examples.chapter5.Lab5_2;
import io.github.medl.examples.chapter5.Lab5_3;
import io.github.medl.examples.chapter5.Lab5_4;
import io.github.medl.examples.chapter5.Lab5_5;
import io.github.medl.examples.chapter7.Figure7_14;
import io.github.medl.examples.figure.Manifest;

/** The manifest: every figure and table of the book that is here, one line each. */
public final class Figures {
  private Figures() {}

  /**
   * All figures. The list of the command, the README's table, the book map and the page of
   * differences are made from it.
   *
   * @return the manifest, by chapter and number
   */
  public static Manifest all() {
    return Manifest.of(
        Figure1_3a.class, //
        Figure1_5.class,
        Course1_1.class,
        Course1_2.class,
        Course1_3.class,
        Course1_4.class,
        Course1_5.class,
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
        Lab2_2.class,
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
        Lab3_1.class,
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
        Lab5_5.class,
        Figure7_14.class);
  }
}
