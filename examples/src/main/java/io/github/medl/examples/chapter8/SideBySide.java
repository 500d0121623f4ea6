package io.github.medl.examples.chapter8;

import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import java.awt.Graphics2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Panels of different sizes in one row, under a wider one.
 *
 * @param panels from left to right
 */
record SideBySide(List<Panel> panels) implements Panel {
  private static final double GAP = 24;

  @Override
  public double width() {
    return panels.stream().mapToDouble(Panel::width).sum() + GAP * (panels.size() - 1);
  }

  @Override
  public double height() {
    return panels.stream().mapToDouble(Panel::height).max().orElse(0);
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    double x = (w - width()) / 2;
    for (Panel panel : panels) {
      Graphics2D own = (Graphics2D) g.create();
      own.translate(x, 0);
      panel.paint(own, panel.width(), panel.height());
      own.dispose();
      x += panel.width() + GAP;
    }
  }

  @Override
  public Map<String, Series> series() {
    Map<String, Series> all = new LinkedHashMap<>();
    panels.forEach(panel -> panel.series().forEach((name, one) -> Series.put(all, name, one)));
    return all;
  }
}
