package io.github.medl.examples.figure;

import java.io.IOException;

/**
 * A figure, table or number of the book: what it is, and how it is computed.
 *
 * <p>The class is named by the number ({@code chapter4.Figure4_2}, {@code chapter2.Table2_1},
 * {@code chapter4.Lab4_1}), has a constructor without arguments, no state, and a {@code main} of
 * one line.
 */
public interface Figure {
  /**
   * The declaration; cheap, computes nothing.
   *
   * @return id, title, kind, cost and data
   */
  About about();

  /**
   * Computes the figure: the same outcome every time, bit for bit, whatever the machine.
   *
   * @param context says whether the long form is wanted, and hears of progress
   * @return pictures, checks, values and tables
   * @throws IOException if data cannot be read
   */
  Outcome draw(FigureContext context) throws IOException;
}
