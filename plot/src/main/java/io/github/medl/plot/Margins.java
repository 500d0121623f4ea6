package io.github.medl.plot;

/**
 * The room that a panel needs at both sides of what it draws in, as a chart does for its ticks,
 * labels, legend and colour bar. Panels one above the other take the widest, so that their drawing
 * areas begin and end on one upright line.
 *
 * @param left room at the left in logical pixels
 * @param right room at the right in logical pixels
 */
public record Margins(double left, double right) {
  /** No room at all. */
  public static final Margins NONE = new Margins(0, 0);

  /**
   * The room that two panels need.
   *
   * @param other margins of the other one
   * @return the wider one at each side
   */
  public Margins or(Margins other) {
    return new Margins(Math.max(left, other.left), Math.max(right, other.right));
  }
}
