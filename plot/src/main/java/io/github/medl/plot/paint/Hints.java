package io.github.medl.plot.paint;

import java.awt.RenderingHints;

/** What a writer may tell the painters. */
public final class Hints {
  /** Says how many cells a side are enough; a vector picture asks for fewer. */
  public static final RenderingHints.Key CELLS =
      new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(Object value) {
          return value instanceof Integer;
        }
      };

  private Hints() {}
}
