package io.github.medl.rl.drawing;

import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;

/** Frames of one size in rows. */
final class FilmStrip implements Panel {
  private static final double GAP = 8;

  private final int columns;
  private final double scale;
  private final List<Panel> frames;

  FilmStrip(int columns, double scale, List<Panel> frames) {
    if (columns < 1 || frames.isEmpty()) {
      throw new IllegalArgumentException(
          "a film strip needs frames and columns, got " + frames.size() + " and " + columns);
    }
    this.columns = columns;
    this.scale = scale;
    this.frames = List.copyOf(frames);
  }

  private double cellWidth() {
    return scale * frames.get(0).width() + GAP;
  }

  private double cellHeight() {
    return scale * frames.get(0).height() + GAP;
  }

  @Override
  public double width() {
    return Math.min(columns, frames.size()) * cellWidth() - GAP;
  }

  @Override
  public double height() {
    return (frames.size() + columns - 1) / columns * cellHeight() - GAP;
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    double left = (w - width()) / 2;
    for (int i = 0; i < frames.size(); i++) {
      Panel frame = frames.get(i);
      Graphics2D inner = (Graphics2D) g.create();
      inner.translate(left + i % columns * cellWidth(), i / columns * cellHeight());
      inner.scale(scale, scale);
      frame.paint(inner, frame.width(), frame.height());
      inner.dispose();
    }
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
