package io.github.medl.tensor;

import java.util.EnumSet;
import java.util.Set;

/** The number format of a tensor's elements. */
public enum DType {
  /** IEEE 754 double precision, the default of everything mathematical. */
  FLOAT64,
  /** IEEE 754 single precision, for training networks. */
  FLOAT32,
  /**
   * Whole numbers of 32 bits, for {@link Codes}: names of classes, tokens, actions, nodes. They are
   * chosen from, joined and moved like all tensors, but not computed with: the class 2 is not twice
   * the class 1. Every sum, product or comparison of them is refused.
   */
  INT32;

  /**
   * The formats that are computed with.
   *
   * @return FLOAT64 and FLOAT32
   */
  public static Set<DType> real() {
    return EnumSet.of(FLOAT64, FLOAT32);
  }
}
