package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;

/** The elementwise functions of one operand, y_i = f(x_i). */
public enum Unary implements Pointwise {
  /** -x. */
  NEG(ElementwiseKernels64::neg, ElementwiseKernels32::neg),
  /** e^x. */
  EXP(DoubleFunctions::exp, FloatExp::exp),
  /** The natural logarithm. */
  LOG(DoubleFunctions::log, FloatLog::log),
  /** e^x - 1, accurate near 0. */
  EXPM1(DoubleFunctions::expm1, FloatExp::expm1),
  /** log(1 + x), accurate near 0. */
  LOG1P(DoubleFunctions::log1p, FloatLog::log1p),
  /** The square root. */
  SQRT(ElementwiseKernels64::sqrt, ElementwiseKernels32::sqrt),
  /** x times x. */
  SQUARE(ElementwiseKernels64::square, ElementwiseKernels32::square),
  /** The sine. */
  SIN(ElementwiseKernels64::sin, ElementwiseKernels32::sin),
  /** The cosine. */
  COS(ElementwiseKernels64::cos, ElementwiseKernels32::cos),
  /** The tangent. */
  TAN(ElementwiseKernels64::tan, ElementwiseKernels32::tan),
  /** The hyperbolic tangent. */
  TANH(DoubleFunctions::tanh, FloatTanh::tanh),
  /** 1 / (1 + e^-x). */
  SIGMOID(DoubleFunctions::sigmoid, FloatSigmoid::sigmoid),
  /** log(1 + e^x). */
  SOFTPLUS(DoubleFunctions::softplus, FloatTanh::softplus),
  /** max(x, 0). */
  RELU(ElementwiseKernels64::relu, ElementwiseKernels32::relu),
  /** log(1 / (1 + e^-x)). */
  LOG_SIGMOID(DoubleFunctions::logSigmoid, FloatTanh::logSigmoid),
  /** x / (1 + e^-x). */
  SILU(DoubleFunctions::silu, FloatSigmoid::silu),
  /** x Φ(x) with the standard normal distribution function Φ. */
  GELU(DoubleFunctions::gelu, FloatNormal::gelu),
  /** x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2. */
  GELU_TANH(DoubleFunctions::geluTanh, FloatSigmoid::geluTanh),
  /** The error function. */
  ERF(DoubleFunctions::erf, FloatNormal::erf),
  /** The absolute value. */
  ABS(ElementwiseKernels64::abs, ElementwiseKernels32::abs),
  /** -1, 0 or 1. */
  SIGN(ElementwiseKernels64::sign, ElementwiseKernels32::sign);

  interface Loop64 {
    void run(double[] x, double[] y, int from, int to);
  }

  interface Loop32 {
    void run(float[] x, float[] y, int from, int to);
  }

  private final Loop64 loop64;
  private final Loop32 loop32;

  Unary(Loop64 loop64, Loop32 loop32) {
    this.loop64 = loop64;
    this.loop32 = loop32;
  }

  /** True for relu, tanh and the logistic function. */
  @Override
  public boolean slopeIsKnownByValue() {
    return this == RELU || this == TANH || this == SIGMOID;
  }

  @Override
  public void run(double[] x, double[] y, int from, int to) {
    loop64.run(x, y, from, to);
  }

  @Override
  public void run(float[] x, float[] y, int from, int to) {
    loop32.run(x, y, from, to);
  }

  /** True for gelu and silu. */
  @Override
  public boolean slopeComesWithValue() {
    return this == GELU || this == GELU_TANH || this == SILU;
  }

  @Override
  public void runWithSlope(double[] x, double[] y, int from, int to) {
    run(x, y, from, to);
    slope().loop64.run(x, x, from, to);
  }

  /** What gelu and its slope share is computed once; for the others x is still in the cache. */
  @Override
  public void runWithSlope(float[] x, float[] y, int from, int to) {
    if (this == GELU) {
      FloatNormal.geluAndSlope(x, y, x, from, to);
      return;
    }
    run(x, y, from, to);
    slope().loop32.run(x, x, from, to);
  }

  private Slope slope() {
    return switch (this) {
      case GELU -> Slope.SLOPE_OF_GELU;
      case GELU_TANH -> Slope.SLOPE_OF_GELU_TANH;
      case SILU -> Slope.SLOPE_OF_SILU;
      default -> throw new UnsupportedOperationException(label());
    };
  }

  @Override
  public Tensor forward(Tensor[] inputs) {
    return map(inputs[0], loop64, loop32, block());
  }

  static Tensor map(Tensor x, Loop64 loop64, Loop32 loop32, int block) {
    if (x.data instanceof double[] d) {
      double[] y = Spares.doubles(d.length);
      if (y.length < 2 * block) { // at once: small operations cost next to nothing
        loop64.run(d, y, 0, y.length);
      } else {
        Parallel.forRanges(y.length, block, (from, to) -> loop64.run(d, y, from, to));
      }
      return new Tensor(x.shape, y);
    }
    float[] f = x.floats();
    float[] y = Spares.floats(f.length);
    if (y.length < 2 * block) {
      loop32.run(f, y, 0, y.length);
    } else {
      Parallel.forRanges(y.length, block, (from, to) -> loop32.run(f, y, from, to));
    }
    return new Tensor(x.shape, y);
  }

  /** Elements that are worth a block of work for one thread. */
  private int block() {
    return switch (this) {
      case NEG, SQUARE, RELU, ABS, SIGN -> Parallel.BLOCK;
      default -> Parallel.SMALL_BLOCK;
    };
  }

  @Override
  public Object key() {
    return this;
  }

  /** Derivatives of the functions above that are worth a loop of their own. */
  public enum Slope implements Primitive {
    /**
     * 1 / (1 + e^-x). It is the sigmoid, but its own derivative is taken as the product of both its
     * tails, since y - y² would lose what matters when y is nearly 1: the curvature of a loss that
     * is far from its minimum.
     */
    SLOPE_OF_SOFTPLUS(DoubleFunctions::sigmoid, FloatSigmoid::sigmoid),
    /** Φ(x) + x φ(x) for the standard normal law. */
    SLOPE_OF_GELU(DoubleFunctions::geluSlope, FloatNormal::geluSlope),
    /** s(v) + x s(v) s(-v) v'(x) with the logistic s, for v = 2 √(2/π) (x + 0.044715 x³). */
    SLOPE_OF_GELU_TANH(DoubleFunctions::geluTanhSlope, FloatSlopes::geluTanh),
    /** s(x) + x s(x) s(-x) with the logistic function s. */
    SLOPE_OF_SILU(DoubleFunctions::siluSlope, FloatSlopes::silu);

    private final Loop64 loop64;
    private final Loop32 loop32;

    Slope(Loop64 loop64, Loop32 loop32) {
      this.loop64 = loop64;
      this.loop32 = loop32;
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      return map(inputs[0], loop64, loop32, Parallel.SMALL_BLOCK);
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /**
   * min(max(x, low), high).
   *
   * @param low the smallest result
   * @param high the largest result
   */
  public record Clip(double low, double high) implements Primitive {
    /**
     * Checks that low does not lie above high.
     *
     * @param low the smallest result
     * @param high the largest result
     */
    public Clip {
      if (!(low <= high)) {
        throw new IllegalArgumentException("clip: low " + low + " is not below high " + high);
      }
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      if (x.data instanceof double[] d) {
        double[] y = Spares.doubles(d.length);
        Parallel.forRanges(
            y.length,
            Parallel.BLOCK,
            (from, to) -> ElementwiseKernels64.clip(d, low, high, y, from, to));
        return new Tensor(x.shape, y);
      }
      float[] f = x.floats();
      float[] y = Spares.floats(f.length);
      Parallel.forRanges(
          y.length,
          Parallel.BLOCK,
          (from, to) -> ElementwiseKernels32.clip(f, (float) low, (float) high, y, from, to));
      return new Tensor(x.shape, y);
    }
  }

  /**
   * The same numbers in another format.
   *
   * @param to the format
   */
  public record Cast(DType to) implements Primitive {
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return 0;
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      if (x.dtype == to) {
        return x;
      }
      return switch (to) {
        case FLOAT64 -> new Tensor(x.shape, x.toDoubles());
        case FLOAT32 -> new Tensor(x.shape, x.toFloats());
        case INT32 -> new Tensor(x.shape, Codes.exact(x));
      };
    }
  }
}
