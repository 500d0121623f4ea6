package io.github.medl.plot.paint;

import java.awt.Font;

/** The fonts of all that is drawn: the logical sans serif, so that every platform has them. */
public final class Fonts {
  /** The size of a title, in logical pixels. */
  public static final double TITLE = 14;

  /** The size of the label of an axis or a node. */
  public static final double LABEL = 13;

  /** The size of the label of a tick or an edge. */
  public static final double TICK = 11.5;

  private Fonts() {}

  /**
   * The regular font.
   *
   * @param size in logical pixels
   * @return the font
   */
  public static Font regular(double size) {
    return font(Font.PLAIN, size);
  }

  /**
   * The bold font.
   *
   * @param size in logical pixels
   * @return the font
   */
  public static Font bold(double size) {
    return font(Font.BOLD, size);
  }

  private static Font font(int style, double size) {
    return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
  }
}
