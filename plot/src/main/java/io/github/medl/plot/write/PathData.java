package io.github.medl.plot.write;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/**
 * The outline of a shape as SVG's path data, to a hundredth of a pixel, each point as the way from
 * the one before: half of what absolute numbers take. The steps lead between rounded points, so
 * that a long line does not drift. Points of a line that lie within a twentieth of a pixel of a
 * straight piece of it are left out.
 */
final class PathData {
  private static final double UNIT = 100;

  /** In pixels; nobody sees it, in print neither. */
  private static final double NEAR = .05;

  private static final int MOST_WAITING = 64;

  private final StringBuilder text = new StringBuilder();
  private long x;
  private long y;
  private char command;

  private PathData() {}

  /** The data; empty for a shape without a line. */
  static String of(Shape shape) {
    return new PathData().read(shape.getPathIterator(null));
  }

  /** Points of straight lines that may be left out: they and the next one lie near one line. */
  private final List<double[]> waiting = new ArrayList<>();

  private String read(PathIterator path) {
    double[] p = new double[6];
    long startX = 0;
    long startY = 0;
    boolean line = false;
    for (; !path.isDone(); path.next()) {
      int segment = path.currentSegment(p);
      if (segment != PathIterator.SEG_LINETO) {
        lineToLast();
      }
      switch (segment) {
        case PathIterator.SEG_MOVETO -> {
          command('m');
          step(p[0], p[1]);
          moved(p[0], p[1]);
          startX = x;
          startY = y;
        }
        case PathIterator.SEG_LINETO -> {
          lineTowards(p[0], p[1]);
          line = true;
        }
        case PathIterator.SEG_QUADTO -> {
          command('q');
          step(p[0], p[1]);
          step(p[2], p[3]);
          moved(p[2], p[3]);
          line = true;
        }
        case PathIterator.SEG_CUBICTO -> {
          command('c');
          step(p[0], p[1]);
          step(p[2], p[3]);
          step(p[4], p[5]);
          moved(p[4], p[5]);
          line = true;
        }
        default -> {
          text.append('z');
          command = 'z';
          x = startX;
          y = startY;
        }
      }
    }
    lineToLast();
    return line ? text.toString() : "";
  }

  private void lineTowards(double px, double py) {
    if (waiting.size() == MOST_WAITING || !isNearAll(px, py)) {
      lineToLast();
    }
    waiting.add(new double[] {px, py});
  }

  /** Whether all that wait lie near the line from the last point written to this one, in order. */
  private boolean isNearAll(double px, double py) {
    double dx = px - x / UNIT;
    double dy = py - y / UNIT;
    double length = Math.hypot(dx, dy);
    double before = 0;
    for (double[] point : waiting) {
      double ex = point[0] - x / UNIT;
      double ey = point[1] - y / UNIT;
      double along = (ex * dx + ey * dy) / length;
      boolean near = Math.abs(ex * dy - ey * dx) / length <= NEAR;
      if (!near || along < before || along > length) { // also where the length is 0
        return false;
      }
      before = along;
    }
    return true;
  }

  private void lineToLast() {
    if (!waiting.isEmpty()) {
      double[] last = waiting.get(waiting.size() - 1);
      command('l');
      step(last[0], last[1]);
      moved(last[0], last[1]);
      waiting.clear();
    }
  }

  /** A command is written once for all that follow of its kind. */
  private void command(char c) {
    if (c != command || c == 'm') {
      text.append(c);
      command = c;
    }
  }

  private void moved(double px, double py) {
    x = Math.round(UNIT * px);
    y = Math.round(UNIT * py);
  }

  private void step(double px, double py) {
    number(Math.round(UNIT * px) - x);
    number(Math.round(UNIT * py) - y);
  }

  /** Hundredths, without what a reader of SVG does not need. */
  private void number(long hundredths) {
    if (hundredths < 0) {
      text.append('-');
    } else if (Character.isDigit(text.charAt(text.length() - 1))) {
      text.append(' ');
    }
    long size = Math.abs(hundredths);
    if (size >= 100 || size == 0) {
      text.append(size / 100);
    }
    long rest = size % 100;
    if (rest != 0) {
      text.append('.').append(rest / 10);
      if (rest % 10 != 0) {
        text.append(rest % 10);
      }
    }
  }
}
