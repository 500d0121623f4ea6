package io.github.medl.plot;

import java.awt.Color;

/**
 * A map of [0, 1] to colours, linear in RGB between its stops.
 *
 * <p>The stops of the Blues and PuBu maps are those of ColorBrewer (C. Brewer, M. Harrower, 2003).
 */
public enum ColourMap {
  /** White to dark blue. */
  BLUES(0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B),
  /** Dark blue to white. */
  BLUES_R(0x08306B, 0x08519C, 0x2171B5, 0x4292C6, 0x6BAED6, 0x9ECAE1, 0xC6DBEF, 0xDEEBF7, 0xF7FBFF),
  /** Dark blue over purple-blue to white. */
  PUBU_R(0x023858, 0x045A8D, 0x0570B0, 0x3690C0, 0x74A9CF, 0xA6BDDB, 0xD0D1E6, 0xECE7F2, 0xFFF7FB),
  /** Violet over green to yellow, of even steps in lightness. */
  VIRIDIS(
      0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26838E, 0x1F9E89, 0x35B779, 0x6CCE59, 0xB4DE2C,
      0xFDE725),
  /** Dark blue over violet and orange to light yellow, as on a thermal camera. */
  THERMAL(
      0x042333, 0x13306D, 0x403891, 0x6B4596, 0x90548B, 0xB8627D, 0xDE7065, 0xF68F46, 0xF9B641,
      0xE8FA5B),
  /** Blue over white to red, for values of both signs. */
  DIVERGING(0x2166AC, 0x67A9CF, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xEF8A62, 0xB2182B),
  /** Blue over light grey to orange: from one class to the other. */
  BLUE_ORANGE(0x0072B2, 0x56A4CC, 0xB4CBD6, 0xE4E1D8, 0xF0CD94, 0xE8B04A, 0xE69F00),
  /** Ten colours to tell ten classes apart, at 0, 1/9, ..., 1. */
  TEN(
      0x0072B2, 0xD55E00, 0x009E73, 0xE69F00, 0xCC79A7, 0x56B4E9, 0x1A1A1A, 0xB8A800, 0x7B3294,
      0x8C510A),
  /** Black to white. */
  GREYS(0x000000, 0xFFFFFF);

  private final int[] stops;

  ColourMap(int... stops) {
    this.stops = stops;
  }

  /**
   * The colour of a value.
   *
   * @param t position, clipped to [0, 1]; NaN gives transparent
   * @return the colour
   */
  public Color colour(double t) {
    return new Color(argb(t), true);
  }

  /**
   * As {@link #colour(double)}, packed as 0xAARRGGBB.
   *
   * @param t from 0, the first colour, to 1, the last
   * @return the colour
   */
  public int argb(double t) {
    if (Double.isNaN(t)) {
      return 0;
    }
    double s = Math.max(0, Math.min(1, t)) * (stops.length - 1);
    int i = Math.min((int) s, stops.length - 2);
    double f = s - i;
    int rgb = 0xFF000000;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = stops[i] >> shift & 255;
      int b = stops[i + 1] >> shift & 255;
      rgb |= (int) Math.round(a + f * (b - a)) << shift;
    }
    return rgb;
  }
}
