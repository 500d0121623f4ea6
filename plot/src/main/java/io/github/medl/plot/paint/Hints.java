package io.github.medl.plot.paint;

import java.awt.RenderingHints;
import java.util.function.DoubleConsumer;

/** What a writer may tell the painters, or ask of them. */
public final class Hints {
  /** Says how many cells a side are enough; a vector picture asks for fewer. */
  public static final RenderingHints.Key CELLS =
      new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(Object value) {
          return value instanceof Integer;
        }
      };

  /** A {@link DoubleConsumer} that hears the size of each line of text, as it is seen. */
  public static final RenderingHints.Key TEXT_SIZES =
      new RenderingHints.Key(2) {
        @Override
        public boolean isCompatibleValue(Object value) {
          return value instanceof DoubleConsumer;
        }
      };

  private Hints() {}
}
