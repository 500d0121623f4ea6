package io.github.medl.benchmarks.peers;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is compared. */
enum Workload {
  /** One of a hundred additions of 8 elements, with its part of the gradient. */
  SMALL_OP("small-op", Workload.CHAIN),
  MATMUL_64_FLOAT("matmul-64-float", 1),
  MATMUL_256_FLOAT("matmul-256-float", 1),
  MATMUL_1024_FLOAT("matmul-1024-float", 1),
  MATMUL_64_DOUBLE("matmul-64-double", 1),
  MATMUL_256_DOUBLE("matmul-256-double", 1),
  MATMUL_1024_DOUBLE("matmul-1024-double", 1),
  /** One training step with Adam, batch 128, float. */
  MLP("mlp-784-256-128-10", 1),
  /** The matrix products of that step alone, in medl. */
  MLP_FLOOR("mlp-floor", 1),
  /** One training step with Adam, batch 32, float. */
  TINY_MLP("mlp-2-16-2", 1),
  /** One training step of the network of figure 4.4 with Adam, batch 10, float. */
  DEEP_MLP("mlp-784-400-200-100-50-10", 1),
  /** The matrix products of that step alone, in medl. */
  DEEP_MLP_FLOOR("mlp-deep-floor", 1);

  /** The length of the chain of additions. */
  static final int CHAIN = 100;

  private final String id;
  private final int operations;

  Workload(String id, int operations) {
    this.id = id;
    this.operations = operations;
  }

  String id() {
    return id;
  }

  /** By how much the time of one run is divided. */
  int operations() {
    return operations;
  }

  /**
   * What is measured beside this in medl: the products of a step alone; null where there is none.
   */
  Workload floor() {
    return switch (this) {
      case MLP -> MLP_FLOOR;
      case DEEP_MLP -> DEEP_MLP_FLOOR;
      default -> null;
    };
  }

  /** Whether this is measured beside a step. */
  boolean isFloor() {
    return this == MLP_FLOOR || this == DEEP_MLP_FLOOR;
  }

  boolean isMatmul() {
    return id.startsWith("matmul");
  }

  /** The side of the square matrices of a product. */
  int side() {
    return Integer.parseInt(id.split("-")[1]);
  }

  boolean isDouble() {
    return id.endsWith("double");
  }

  static Workload of(String id) {
    return Arrays.stream(values())
        .filter(workload -> workload.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "there is no workload '%s'; there are %s",
                        id,
                        Arrays.stream(values())
                            .map(Workload::id)
                            .collect(Collectors.joining(", ")))));
  }

  /** The element at a row-major position of the left operand of a product. */
  static double left(int i) {
    return Math.sin(i);
  }

  /** The element at a row-major position of the right operand of a product. */
  static double right(int i) {
    return Math.cos(i);
  }
}
