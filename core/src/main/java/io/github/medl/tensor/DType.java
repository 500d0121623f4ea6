package io.github.medl.tensor;

/** The number format of a tensor's elements. */
public enum DType {
  /** IEEE 754 double precision, the default of everything mathematical. */
  FLOAT64,
  /** IEEE 754 single precision, for training networks. */
  FLOAT32
}
