package io.github.medl.optim.minimise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** d = -B g by the two-loop recursion over the last pairs (s, y), without a matrix. */
final class LimitedMemoryDirection implements Direction {
  private final int memory;
  private final Deque<Pair> pairs = new ArrayDeque<>();
  private double @Nullable [] lastTheta;
  private double[] lastGradient;

  /** A step s, the change y of the gradient, and 1 / sᵀy. */
  private record Pair(double[] s, double[] y, double rho) {}

  LimitedMemoryDirection(int memory) {
    this.memory = memory;
  }

  @Override
  public boolean at(Run run, double[] d) {
    if (lastTheta != null) {
      learn(run);
    }
    lastTheta = run.theta().clone();
    lastGradient = run.gradient().clone();

    List<Pair> newestFirst = new ArrayList<>(pairs);
    double[] weight = new double[newestFirst.size()];
    Vectors.negate(run.gradient(), d);
    for (int k = 0; k < weight.length; k++) {
      Pair pair = newestFirst.get(k);
      weight[k] = pair.rho * Vectors.dot(pair.s, d);
      Vectors.add(d, -weight[k], pair.y);
    }
    if (weight.length > 0) {
      Pair newest = newestFirst.get(0);
      double scale = 1 / (newest.rho * Vectors.dot(newest.y, newest.y));
      for (int i = 0; i < d.length; i++) {
        d[i] *= scale;
      }
    }
    for (int k = weight.length - 1; k >= 0; k--) {
      Pair pair = newestFirst.get(k);
      Vectors.add(d, weight[k] - pair.rho * Vectors.dot(pair.y, d), pair.s);
    }
    return weight.length > 0;
  }

  private void learn(Run run) {
    double[] s = new double[run.n()];
    double[] y = new double[run.n()];
    Vectors.along(run.theta(), -1, lastTheta, s);
    Vectors.along(run.gradient(), -1, lastGradient, y);
    double sy = Vectors.dot(s, y);
    if (sy > 0) {
      pairs.addFirst(new Pair(s, y, 1 / sy));
      if (pairs.size() > memory) {
        pairs.removeLast();
      }
    }
  }

  @Override
  public boolean forget() {
    boolean remembered = !pairs.isEmpty();
    pairs.clear();
    lastTheta = null;
    return remembered;
  }
}
