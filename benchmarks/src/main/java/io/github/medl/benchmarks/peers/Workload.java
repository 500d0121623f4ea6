package io.github.medl.benchmarks.peers;

/** The steps of training and the square products that are compared. */
enum Workload implements Task {
  /** One of a hundred additions of 8 elements, with its part of the gradient. */
  SMALL_OP("small-op", Double.NaN, Double.NaN),
  MATMUL_64_FLOAT("matmul-64-float", Double.NaN, Double.NaN),
  MATMUL_256_FLOAT("matmul-256-float", 1, 1.3),
  MATMUL_1024_FLOAT("matmul-1024-float", Double.NaN, Double.NaN),
  MATMUL_64_DOUBLE("matmul-64-double", Double.NaN, Double.NaN),
  MATMUL_256_DOUBLE("matmul-256-double", 1, 1.3),
  MATMUL_1024_DOUBLE("matmul-1024-double", Double.NaN, Double.NaN),
  /** One training step with Adam, batch 128, float. */
  MLP("mlp-784-256-128-10", 0.4, 0.56),
  /** The matrix products of that step alone, in medl. */
  MLP_FLOOR("mlp-floor", Double.NaN, Double.NaN),
  /** One training step with Adam, batch 32, float. */
  TINY_MLP("mlp-2-16-2", 0.05, 0.07),
  /** One training step of the network of figure 4.4 with Adam, batch 10, float. */
  DEEP_MLP("mlp-784-400-200-100-50-10", 0.3, 0.42),
  /** The matrix products of that step alone, in medl. */
  DEEP_MLP_FLOOR("mlp-deep-floor", Double.NaN, Double.NaN);

  /** The length of the chain of additions. */
  static final int CHAIN = 100;

  private final String id;
  private final double goal25;
  private final double goal17;

  Workload(String id, double goal25, double goal17) {
    this.id = id;
    this.goal25 = goal25;
    this.goal17 = goal17;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int operations() {
    return this == SMALL_OP ? CHAIN : 1;
  }

  @Override
  public double goal() {
    return Task.onThisJava(goal25, goal17);
  }

  @Override
  public boolean isForDl4j() {
    return !isFloor();
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

  /** The element at a row-major position of the left operand of a product. */
  static double left(int i) {
    return Math.sin(i);
  }

  /** The element at a row-major position of the right operand of a product. */
  static double right(int i) {
    return Math.cos(i);
  }
}
