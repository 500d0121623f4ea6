package io.github.medl.optim;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Optimiser} remembers of one parameter: arrays of its size, in one of the two
 * formats.
 */
record Slots(int size, double @Nullable [][] doubles, float @Nullable [][] floats) {
  /** Zeros, before the first step. */
  static Slots empty(int slots, int size, boolean isDouble) {
    return isDouble
        ? new Slots(size, new double[slots][size], null)
        : new Slots(size, null, new float[slots][size]);
  }

  /** Copies of what was kept. */
  static Slots of(List<Tensor> kept) {
    int size = kept.get(0).size();
    return kept.get(0).dtype() == DType.FLOAT64
        ? new Slots(size, kept.stream().map(Tensor::toDoubles).toArray(double[][]::new), null)
        : new Slots(size, null, kept.stream().map(Tensor::toFloats).toArray(float[][]::new));
  }

  List<Tensor> copies() {
    return doubles != null
        ? Arrays.stream(doubles).map(slot -> Tensor.of(slot, size)).toList()
        : Arrays.stream(floats).map(slot -> Tensor.of(slot, size)).toList();
  }

  /** Whether it belongs to a parameter of this size and format. */
  boolean isOf(int parameterSize, boolean isDouble) {
    return size == parameterSize && (doubles != null) == isDouble;
  }
}
