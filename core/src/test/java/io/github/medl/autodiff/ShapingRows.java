package io.github.medl.autodiff;

import static io.github.medl.autodiff.Samples.REAL;

import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rows of operations that move, repeat, select or join elements. */
final class ShapingRows {
  private final List<Operation> rows = new ArrayList<>();

  private ShapingRows() {
    reshapes();
    permutations();
    repetitions();
    selections();
    scatters();
    joins();
    parts();
  }

  static List<Operation> rows() {
    return new ShapingRows().rows;
  }

  /** Of the element of x that stands at each index of the result. */
  private interface Source {
    int[] of(int[] index);
  }

  private void add(
      String method, int[] from, int[] to, UnaryOperator<Tensor> f, Source source, Object... name) {
    add(method, from, f, x -> Naive.fill(to, i -> x.get(source.of(i))), name);
  }

  private void add(
      String method,
      int[] from,
      UnaryOperator<Tensor> f,
      UnaryOperator<Tensor> reference,
      Object... name) {
    rows.add(
        Operation.of(
                method,
                x -> f.apply(x[0]),
                x -> reference.apply(x[0]),
                Samples.ofShapes(REAL, from))
            .variant(name));
  }

  private static int[] s(int... shape) {
    return shape;
  }

  private static int position(int[] index, int[] shape) {
    int position = 0;
    for (int i = 0; i < index.length; i++) {
      position = position * shape[i] + index[i];
    }
    return position;
  }

  private void reshapes() {
    int[][][] cases = { // from, asked for, meant
      {{2, 3}, {3, 2}, {3, 2}},
      {{2, 3}, {-1}, {6}},
      {{2, 3}, {3, -1, 1}, {3, 2, 1}},
      {{}, {1, 1}, {1, 1}},
      {{1, 1}, {}, {}},
      {{2, 3}, {2, 3}, {2, 3}},
      {{2, 0}, {0, 5}, {0, 5}},
      {{2, 0}, {4, -1}, {4, 0}},
      {{30, 40}, {40, 30}, {40, 30}}
    };
    for (int[][] c : cases) {
      add(
          "reshape(int[])",
          c[0],
          c[2],
          x -> x.reshape(c[1]),
          i -> Naive.index(position(i, c[2]), c[0]),
          c[0],
          "to",
          c[1]);
    }
    for (int[] from : new int[][] {{}, {3}, {2, 3}, {2, 0}}) {
      int[] to = {Naive.size(from)};
      add("flatten()", from, to, Tensor::flatten, i -> Naive.index(i[0], from), from);
    }
  }

  private void permutations() {
    int[][][] cases = {
      {{}, {}},
      {{3}, {0}},
      {{2, 3}, {1, 0}},
      {{2, 3, 4}, {2, 0, 1}},
      {{2, 3, 4}, {-1, 1, 0}},
      {{2, 3, 4}, {0, 1, 2}},
      {{2, 0, 3}, {1, 2, 0}},
      {{2, 1, 3, 2}, {3, 1, 0, 2}},
      {{70, 40}, {1, 0}}
    };
    for (int[][] c : cases) {
      permutation("permute(int[])", c[0], c[1], x -> x.permute(c[1]));
    }
    permutation("transpose()", s(), s(), Tensor::transpose);
    permutation("transpose()", s(3), s(0), Tensor::transpose);
    permutation("transpose()", s(2, 3), s(1, 0), Tensor::transpose);
    permutation("transpose()", s(2, 3, 4), s(0, 2, 1), Tensor::transpose);
    permutation("swapAxes(int, int)", s(2, 3, 4), s(2, 1, 0), x -> x.swapAxes(0, -1));
    permutation("swapAxes(int, int)", s(2, 3, 4), s(0, 1, 2), x -> x.swapAxes(1, 1));
    add(
        "axesLast(String, int[])",
        s(2, 3, 2),
        s(3, 4),
        x -> x.axesLast("test", 2, 0),
        i -> s(i[1] / 2, i[0], i[1] % 2),
        "first and last of three");
    add(
        "axesLast(String, int[])",
        s(2, 3),
        s(6),
        x -> x.axesLast("test"),
        i -> s(i[0] / 3, i[0] % 3),
        "all");
  }

  private void permutation(String method, int[] from, int[] order, UnaryOperator<Tensor> f) {
    int[] to = new int[from.length];
    Arrays.setAll(to, i -> from[Math.floorMod(order[i], from.length)]);
    Source source =
        index -> {
          int[] at = new int[index.length];
          for (int i = 0; i < at.length; i++) {
            at[Math.floorMod(order[i], at.length)] = index[i];
          }
          return at;
        };
    add(method, from, to, f, source, from, "by", order);
  }

  private void repetitions() {
    int[][][] cases = {
      {{}, {2, 3}},
      {{3}, {2, 3}},
      {{2, 1}, {2, 3}},
      {{1, 3, 1}, {2, 2, 3, 2}},
      {{2, 3}, {2, 3}},
      {{1}, {0}},
      {{1}, {1, 1}},
      {{}, {}},
      {{30, 1}, {30, 40}}
    };
    for (int[][] c : cases) {
      int[] small = c[0];
      int[] large = c[1];
      add(
          "broadcastTo(int[])",
          small,
          x -> x.broadcastTo(large),
          x -> Naive.fill(large, i -> x.get(Naive.within(x, i))),
          small,
          "to",
          large);
      add(
          "sumTo(int[])",
          large,
          x -> x.sumTo(small),
          x -> {
            double[] sums = new double[Naive.size(small)];
            Tensor like = Tensor.zeros(small);
            for (int p = 0; p < x.size(); p++) {
              int[] at = Naive.index(p, large);
              sums[position(Naive.within(like, at), small)] += x.get(at);
            }
            return Tensor.generate(i -> sums[i], small);
          },
          large,
          "to",
          small);
    }
  }

  private void selections() {
    slice(s(7), 0, 2, 6, 1);
    slice(s(7), 0, 1, 7, 3);
    slice(s(7), 0, 0, 7, 2);
    slice(s(7), 0, -4, -1, 2);
    slice(s(7), 0, 3, 3, 1);
    slice(s(7), 0, 7, 7, 2);
    slice(s(3, 4), 1, 1, 3, 1);
    slice(s(3, 4, 2), -2, 0, 4, 3);
    slice(s(3, 0), 0, 1, 2, 1);
    slice(s(30, 40), 1, 5, 35, 2);
    String take = "take(int, int[])";
    add(take, s(4), s(3), x -> x.take(0, 2, 0, 3), i -> s(s(2, 0, 3)[i[0]]), "vector");
    add(take, s(4), s(3), x -> x.take(0, -1, 0, -1), i -> s(s(3, 0, 3)[i[0]]), "from the end");
    add(take, s(4), s(0), x -> x.take(0), i -> i, "nothing");
    add(
        take,
        s(2, 3),
        s(2, 4),
        x -> x.take(-1, 1, 1, 0, 1),
        i -> s(i[0], s(1, 1, 0, 1)[i[1]]),
        "repeated columns");
    add(
        take,
        s(3, 2, 2),
        s(2, 2, 2),
        x -> x.take(0, 2, 0),
        i -> s(s(2, 0)[i[0]], i[1], i[2]),
        "blocks");
    add("select(int, int)", s(4), s(), x -> x.select(0, -2), i -> s(2), "element");
    add("select(int, int)", s(2, 3), s(2), x -> x.select(1, 2), i -> s(i[0], 2), "column");
    add(
        "select(int, int)",
        s(2, 3, 2),
        s(2, 2),
        x -> x.select(-2, -3),
        i -> s(i[0], 0, i[1]),
        "middle");
    add("pick(int[])", s(3, 4), s(3), x -> x.pick(1, 3, 1), i -> s(i[0], s(1, 3, 1)[i[0]]), "rows");
    add("pick(int[])", s(4), s(1), x -> x.pick(-1), i -> s(3), "of a vector");
    add(
        "pick(int[])",
        s(2, 2, 3),
        s(4),
        x -> x.pick(0, 1, 2, 0),
        i -> s(i[0] / 2, i[0] % 2, s(0, 1, 2, 0)[i[0]]),
        "of matrices");
  }

  private void slice(int[] from, int axis, int first, int end, int step) {
    int a = Math.floorMod(axis, from.length);
    int n = from[a];
    int start = first < 0 ? first + n : first;
    int stop = end < 0 ? end + n : end;
    int[] to = from.clone();
    to[a] = 0;
    for (int k = start; k < stop; k += step) {
      to[a]++;
    }
    Source source =
        index -> {
          int[] at = index.clone();
          at[a] = start + index[a] * step;
          return at;
        };
    Object[] name = {from, "axis", axis, "from", first, "to", end, "by", step};
    add("slice(int, int, int, int)", from, to, x -> x.slice(axis, first, end, step), source, name);
    if (step == 1) {
      add("slice(int, int, int)", from, to, x -> x.slice(axis, first, end), source, name);
    }
  }

  private void scatters() {
    scatter(s(3), 0, 5, 4, 0, 2);
    scatter(s(4), 0, 3, 1, 1, -3, 1);
    scatter(s(2, 3), 1, 2, 1, 0, 1);
    scatter(s(2, 3), 0, 4, 3, 3);
    scatter(s(2, 3, 2), -2, 3, 2, 2, 0);
    scatter(s(0), 0, 2);
  }

  private void scatter(int[] from, int axis, int length, int... indices) {
    int a = Math.floorMod(axis, from.length);
    int[] to = from.clone();
    to[a] = length;
    add(
        "scatterAdd(int, int[], int)",
        from,
        x -> x.scatterAdd(axis, indices, length),
        x ->
            Naive.fill(
                to,
                i -> {
                  double sum = 0;
                  for (int k = 0; k < indices.length; k++) {
                    int[] at = i.clone();
                    at[a] = k;
                    sum += Math.floorMod(indices[k], length) == i[a] ? x.get(at) : 0;
                  }
                  return sum;
                }),
        from,
        "to",
        indices,
        "along",
        axis);
  }

  private void joins() {
    join(0, s(2), s(3), s(1));
    join(0, s(2, 3), s(1, 3), s(0, 3));
    join(-1, s(2, 3), s(2, 1), s(2, 2));
    join(1, s(2, 1, 2), s(2, 2, 2), s(2, 1, 2));
    int[][][] cases = {
      {{}, {0}}, {{3}, {0}}, {{3}, {1}}, {{2, 3}, {-1}}, {{2, 3}, {1}}, {{0}, {0}}
    };
    for (int[][] c : cases) {
      int axis = c[1][0];
      int a = Math.floorMod(axis, c[0].length + 1);
      rows.add(
          Operation.of(
                  "stack(int, List)",
                  x -> Tensor.stack(axis, List.of(x)),
                  x -> Naive.fill(insert(x[0].shape(), a, 2), i -> x[i[a]].get(remove(i, a))),
                  Samples.ofPairs(REAL, REAL, new int[][] {c[0], c[0]}))
              .variant(c[0], "at", axis));
    }
  }

  private static int[] insert(int[] shape, int at, int length) {
    int[] longer = new int[shape.length + 1];
    for (int i = 0; i < longer.length; i++) {
      longer[i] = i < at ? shape[i] : i == at ? length : shape[i - 1];
    }
    return longer;
  }

  private static int[] remove(int[] index, int at) {
    int[] shorter = new int[index.length - 1];
    for (int i = 0; i < shorter.length; i++) {
      shorter[i] = i < at ? index[i] : index[i + 1];
    }
    return shorter;
  }

  private void join(int axis, int[]... shapes) {
    int a = Math.floorMod(axis, shapes[0].length);
    List<Tensor> parts = new ArrayList<>();
    int length = 0;
    for (int[] shape : shapes) {
      length += shape[a];
      parts.add(REAL.other(shape));
    }
    int[] to = shapes[0].clone();
    to[a] = length;
    rows.add(
        Operation.of(
                "concat(int, List)",
                x -> Tensor.concat(axis, List.of(x)),
                x ->
                    Naive.fill(
                        to,
                        index -> {
                          int[] at = index.clone();
                          int part = 0;
                          while (at[a] >= x[part].dim(a)) {
                            at[a] -= x[part++].dim(a);
                          }
                          return x[part].get(at);
                        }),
                List.<Tensor[]>of(parts.toArray(Tensor[]::new)))
            .variant(Operation.shapes(parts.toArray(Tensor[]::new)), "along", axis));
  }

  /** Every second part in reverse order, so that parts that nobody uses are there too. */
  private void parts() {
    int[][][] cases = {{{5}, {0}}, {{4, 3}, {0}}, {{4, 3}, {1}}, {{2, 3, 2}, {-2}}, {{3, 0}, {0}}};
    for (int[][] c : cases) {
      int axis = c[1][0];
      int a = Math.floorMod(axis, c[0].length);
      int n = c[0][a];
      int[] to = remove(c[0], a);
      add(
          "unstack(int)",
          c[0],
          insert(to, 0, (n + 1) / 2),
          x -> {
            List<Tensor> parts = x.unstack(axis);
            List<Tensor> some = new ArrayList<>();
            for (int k = n - 1; k >= 0; k -= 2) {
              some.add(parts.get(k));
            }
            return Tensor.stack(0, some);
          },
          i -> {
            int[] at = insert(remove(i, 0), a, 0);
            at[a] = n - 1 - 2 * i[0];
            return at;
          },
          c[0],
          "along",
          axis);
    }
  }
}
