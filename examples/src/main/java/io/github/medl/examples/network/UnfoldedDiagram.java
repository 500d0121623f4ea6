package io.github.medl.examples.network;

import io.github.medl.plot.Palette;
import io.github.medl.plot.diagram.PlacedDiagram;

/** A recurrent network as a loop, and beside it three of its steps. */
public final class UnfoldedDiagram {
  private static final String[] TIMES = {"t-1", "t", "t+1"};

  private UnfoldedDiagram() {}

  /**
   * Draws it.
   *
   * @param output the letter of the output, such as ŷ
   * @return the diagram
   */
  public static PlacedDiagram of(String output) {
    PlacedDiagram d =
        PlacedDiagram.titled("")
            .box("y", 0, 0, Palette.VERMILLION, output + "^{<t>}")
            .box("h", 0, 1, Palette.BLUE, "h^{<t>}")
            .box("x", 0, 2, Palette.GREEN, "x^{<t>}")
            .text("loop", .95, 1, "↺")
            .arrow("x", "h")
            .arrow("h", "y")
            .arrow("h", "loop")
            .text("same", 2, 1, "⇔")
            .text("left", 3, 1, "...")
            .text("right", 7.6, 1, "...");
    String before = "left";
    for (int k = 0; k < TIMES.length; k++) {
      double at = 4 + 1.3 * k;
      String index = "^{<" + TIMES[k] + ">}";
      d.box("y" + k, at, 0, Palette.VERMILLION, output + index)
          .box("h" + k, at, 1, Palette.BLUE, "h" + index)
          .box("x" + k, at, 2, Palette.GREEN, "x" + index)
          .arrow("x" + k, "h" + k)
          .arrow("h" + k, "y" + k)
          .arrow(before, "h" + k);
      before = "h" + k;
    }
    return d.arrow(before, "right");
  }
}
