package io.github.medl.plot;

import java.awt.Font;

/** The fonts of the package: the logical sans serif, so that every platform has them. */
final class Fonts {
  static final double TITLE = 14;
  static final double LABEL = 13;
  static final double TICK = 11.5;

  private Fonts() {}

  static Font regular(double size) {
    return font(Font.PLAIN, size);
  }

  static Font bold(double size) {
    return font(Font.BOLD, size);
  }

  private static Font font(int style, double size) {
    return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
  }
}
