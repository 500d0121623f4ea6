package io.github.medl.examples;

import io.github.medl.examples.chapter1.Chapter1;
import io.github.medl.examples.chapter2.Chapter2;
import io.github.medl.examples.chapter3.Chapter3;
import io.github.medl.examples.chapter4.Chapter4;
import io.github.medl.examples.chapter5.Chapter5;
import io.github.medl.examples.chapter6.Chapter6;
import io.github.medl.examples.chapter7.Chapter7;
import io.github.medl.examples.chapter8.Chapter8;
import io.github.medl.examples.figure.Manifest;

/** All that is here of the book: the manifests of its chapters, one after the other. */
public final class Figures {
  private Figures() {}

  /**
   * All figures. The list of the command, the README's table, the book map and the page of
   * differences are made from it.
   *
   * @return the manifest, by chapter and number
   */
  public static Manifest all() {
    return Manifest.chapters(
        Chapter1.figures(),
        Chapter2.figures(),
        Chapter3.figures(),
        Chapter4.figures(),
        Chapter5.figures(),
        Chapter6.figures(),
        Chapter7.figures(),
        Chapter8.figures());
  }
}
