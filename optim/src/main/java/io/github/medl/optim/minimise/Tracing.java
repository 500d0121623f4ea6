package io.github.medl.optim.minimise;

/** What a {@link Trace} keeps of each iterate. */
public enum Tracing {
  /** Everything: the point and the numbers. */
  POINTS,
  /** The numbers, but not the points, which take memory when there are many parameters. */
  NUMBERS
}
