package io.github.medl.autodiff;

import static io.github.medl.autodiff.Samples.REAL;

import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rows of operations on groups of rows. */
final class SegmentRows {
  /** Groups that are not together, of one row, and without rows. */
  private static final int[] GROUPS = {2, 0, 2, 4, 0, 2};

  private static final int COUNT = 5;

  /** The operation under test. */
  private interface BySegment {
    Tensor of(Tensor x, int[] segments, int count);
  }

  private final List<Operation> rows = new ArrayList<>();

  private SegmentRows() {
    for (int[] shape : new int[][] {{6}, {6, 3}, {6, 2, 2}, {6, 0}}) {
      for (Tensor x : List.of(REAL.of(shape), Samples.distinct(shape))) {
        reduction("segmentSum", Tensor::segmentSum, x, v -> Arrays.stream(v).sum());
        reduction("segmentMean", Tensor::segmentMean, x, v -> Arrays.stream(v).average().orElse(0));
        softmax(x, GROUPS, COUNT);
      }
    }
    int[] none = {};
    for (int[] shape : new int[][] {{6}, {6, 3}, {6, 2, 2}}) {
      // Of a group without rows the maximum is minus infinity, so every group has one here.
      maximum(Samples.distinct(shape), new int[] {2, 0, 2, 1, 0, 2}, 3);
      maximum(Samples.distinct(shape), new int[6], 1);
    }
    maximum(Tensor.zeros(0, 3), none, 0);
    softmax(Tensor.zeros(0, 2), none, 2);
  }

  static List<Operation> rows() {
    return new SegmentRows().rows;
  }

  private void reduction(String name, BySegment f, Tensor x, ToDoubleFunction<double[]> ofGroup) {
    row(name, f, x, GROUPS, COUNT, ofGroup);
  }

  private void maximum(Tensor x, int[] segments, int count) {
    row(
        "segmentMax",
        Tensor::segmentMax,
        x,
        segments,
        count,
        v -> Arrays.stream(v).max().orElse(Double.NEGATIVE_INFINITY));
  }

  private void row(
      String name,
      BySegment f,
      Tensor sample,
      int[] segments,
      int count,
      ToDoubleFunction<double[]> ofGroup) {
    int[] to = sample.shape();
    to[0] = count;
    rows.add(
        Operation.of(
                name + "(int[], int)",
                x -> f.of(x[0], segments, count),
                x -> Naive.fill(to, i -> ofGroup.applyAsDouble(group(x[0], segments, i[0], i))),
                List.<Tensor[]>of(new Tensor[] {sample}))
            .variant(sample.shape(), "by", segments));
  }

  private void softmax(Tensor sample, int[] segments, int count) {
    rows.add(
        Operation.of(
                "segmentSoftmax(int[], int)",
                x -> x[0].segmentSoftmax(segments, count),
                x ->
                    Naive.fill(
                        x[0].shape(),
                        i -> {
                          double[] group = group(x[0], segments, segments[i[0]], i);
                          double sum = Arrays.stream(group).map(Math::exp).sum();
                          return Math.exp(x[0].get(i)) / sum;
                        }),
                List.<Tensor[]>of(new Tensor[] {sample}))
            .variant(sample.shape(), "by", segments));
  }

  /** The elements of one group in the column of an index. */
  private static double[] group(Tensor x, int[] segments, int group, int[] index) {
    List<Double> elements = new ArrayList<>();
    for (int row = 0; row < segments.length; row++) {
      if (segments[row] == group) {
        int[] at = index.clone();
        at[0] = row;
        elements.add(x.get(at));
      }
    }
    return elements.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
