package io.github.medl.plot;

/** Where a legend stands. */
public enum Corner {
  /** Inside the axes where it covers least of the data; outside where every place covers much. */
  BEST,
  /** Inside the axes, top left. */
  UPPER_LEFT,
  /** Inside the axes, top right. */
  UPPER_RIGHT,
  /** Inside the axes, bottom left. */
  LOWER_LEFT,
  /** Inside the axes, bottom right. */
  LOWER_RIGHT,
  /** Outside the axes, to their right. */
  OUTSIDE
}
