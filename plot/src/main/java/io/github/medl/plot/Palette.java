package io.github.medl.plot;

import java.awt.Color;
import java.util.List;

/**
 * Colours that stay distinguishable under the common kinds of colour blindness.
 *
 * <p>Source: M. Okabe and K. Ito, "Color Universal Design", 2008.
 */
public final class Palette {
  /** Okabe-Ito blue. */
  public static final Color BLUE = new Color(0x0072B2);

  /** Okabe-Ito vermillion, the red of the palette. */
  public static final Color VERMILLION = new Color(0xD55E00);

  /** Okabe-Ito bluish green. */
  public static final Color GREEN = new Color(0x009E73);

  /** Okabe-Ito orange. */
  public static final Color ORANGE = new Color(0xE69F00);

  /** Okabe-Ito reddish purple. */
  public static final Color PURPLE = new Color(0xCC79A7);

  /** Okabe-Ito sky blue. */
  public static final Color SKY = new Color(0x56B4E9);

  /** Okabe-Ito yellow: for areas, too light for thin lines. */
  public static final Color YELLOW = new Color(0xF0E442);

  /** Text, axes and anything drawn in black. */
  public static final Color BLACK = new Color(0x1A1A1A);

  /** A grey for what stands in the background. */
  public static final Color GREY = new Color(0x8C8C8C);

  /** The lines of a grid. */
  public static final Color GRID = new Color(0xE6E6E6);

  /** Axes, frames and edges. */
  public static final Color AXIS = new Color(0x4D4D4D);

  private static final List<Color> CYCLE =
      List.of(BLUE, VERMILLION, GREEN, ORANGE, PURPLE, SKY, BLACK);

  private Palette() {}

  /**
   * The colour of the series with the given number; after seven the colours repeat.
   *
   * @param index number of the series, from 0
   * @return its colour
   */
  public static Color colour(int index) {
    return CYCLE.get(Math.floorMod(index, CYCLE.size()));
  }

  /**
   * A colour with another opacity.
   *
   * @param c the colour
   * @param alpha a factor on its opacity
   * @return the new colour
   */
  public static Color withAlpha(Color c, double alpha) {
    int a = (int) Math.round(255 * alpha * c.getAlpha() / 255.0);
    return new Color(c.getRed(), c.getGreen(), c.getBlue(), a);
  }
}
