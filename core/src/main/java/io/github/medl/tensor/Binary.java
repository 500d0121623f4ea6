package io.github.medl.tensor;

import java.util.Arrays;

/**
 * The elementwise functions of two operands, c = f(a, b), broadcast by NumPy's rules. Comparisons
 * give 1 for true and 0 for false.
 */
public enum Binary implements Primitive {
  /** a + b. */
  ADD(BinaryKernels64::add, BinaryKernels32::add),
  /** a - b. */
  SUB(BinaryKernels64::sub, BinaryKernels32::sub),
  /** a times b. */
  MUL(BinaryKernels64::mul, BinaryKernels32::mul),
  /** a / b. */
  DIV(BinaryKernels64::div, BinaryKernels32::div),
  /** a where b is positive, else 0. */
  GATE(BinaryKernels64::gate, FloatBits::gate),
  /** a (1 - b²): what the derivative of tanh, given its value b, does to an adjoint. */
  TANH_SLOPE(BinaryKernels64::tanhSlope, BinaryKernels32::tanhSlope),
  /** a (b - b²): what the derivative of the logistic function, given its value b, does. */
  SIGMOID_SLOPE(BinaryKernels64::sigmoidSlope, BinaryKernels32::sigmoidSlope),
  /** a to the power b. */
  POW(BinaryKernels64::pow, BinaryKernels32::pow),
  /** The larger one; NaN if either is NaN. */
  MAXIMUM(BinaryKernels64::maximum, BinaryKernels32::maximum),
  /** The smaller one; NaN if either is NaN. */
  MINIMUM(BinaryKernels64::minimum, BinaryKernels32::minimum),
  /** Whether a &gt; b. */
  GREATER(BinaryKernels64::greater, BinaryKernels32::greater),
  /** Whether a ≥ b. */
  GREATER_EQUAL(BinaryKernels64::greaterEqual, BinaryKernels32::greaterEqual),
  /** Whether a &lt; b. */
  LESS(
      (a, ia, b, ib, c, from, to) -> BinaryKernels64.greater(b, ib, a, ia, c, from, to),
      (a, ia, b, ib, c, from, to) -> BinaryKernels32.greater(b, ib, a, ia, c, from, to)),
  /** Whether a ≤ b. */
  LESS_EQUAL(
      (a, ia, b, ib, c, from, to) -> BinaryKernels64.greaterEqual(b, ib, a, ia, c, from, to),
      (a, ia, b, ib, c, from, to) -> BinaryKernels32.greaterEqual(b, ib, a, ia, c, from, to)),
  /** Whether a = b. */
  EQUAL_TO(BinaryKernels64::equalTo, BinaryKernels32::equalTo),
  /** Whether a differs from b. */
  NOT_EQUAL_TO(BinaryKernels64::notEqualTo, BinaryKernels32::notEqualTo);

  private final BinaryKernels64.Loop loop64;
  private final BinaryKernels32.Loop loop32;
  private final String label = Primitive.super.label(); // once, since it is needed in every call

  Binary(BinaryKernels64.Loop loop64, BinaryKernels32.Loop loop32) {
    this.loop64 = loop64;
    this.loop32 = loop32;
  }

  /** As {@link Primitive#apply}; operands of different format are first made FLOAT64. */
  Tensor of(Tensor a, Tensor b) {
    if (a.dtype != b.dtype) {
      DType wide = Codes.joint(label, a.dtype, b.dtype);
      return apply(a.cast(wide), b.cast(wide));
    }
    return apply(a, b);
  }

  @Override
  public Tensor forward(Tensor[] inputs) {
    return map(label, loop64, loop32, inputs);
  }

  /** c = f(a, b), broadcast. */
  static Tensor map(
      String label, BinaryKernels64.Loop loop64, BinaryKernels32.Loop loop32, Tensor[] inputs) {
    Tensor a = inputs[0];
    Tensor b = inputs[1];
    boolean equal = Arrays.equals(a.shape, b.shape);
    int[] shape = equal ? a.shape : Shapes.broadcast(label, a.shape, b.shape);
    boolean isOneRun = equal || a.shape.length == 0 || b.shape.length == 0;
    int n = equal ? a.size() : Shapes.size(shape);
    if (a.data instanceof double[] x) {
      double[] y = b.doubles();
      double[] z = Spares.doubles(n);
      if (isOneRun) {
        BinaryKernels64.apply(loop64, x, y, z);
      } else {
        Strided left = Strided.broadcast(a.shape, shape);
        BinaryKernels64.apply(loop64, x, left, y, Strided.broadcast(b.shape, shape), z);
      }
      return new Tensor(shape, z);
    }
    float[] x = a.floats();
    float[] y = b.floats();
    float[] z = Spares.floats(n);
    if (isOneRun) {
      BinaryKernels32.apply(loop32, x, y, z);
    } else {
      Strided left = Strided.broadcast(a.shape, shape);
      BinaryKernels32.apply(loop32, x, left, y, Strided.broadcast(b.shape, shape), z);
    }
    return new Tensor(shape, z);
  }

  /** The two slopes are three operations each, of which one loop saves the memory only. */
  @Override
  public long flops(Tensor[] inputs, Tensor output) {
    return this == TANH_SLOPE || this == SIGMOID_SLOPE ? 3L * output.size() : output.size();
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Object key() {
    return this;
  }

  /** The elements of the second operand where the first is not 0, else those of the third. */
  public enum Where implements Primitive {
    /** where(condition, a, b). */
    WHERE;

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor condition = inputs[0];
      Tensor a = inputs[1];
      Tensor b = inputs[2];
      int[] shape =
          Shapes.broadcast("where", Shapes.broadcast("where", a.shape, b.shape), condition.shape);
      Strided cs = Strided.broadcast(condition.shape, shape);
      Strided as = Strided.broadcast(a.shape, shape);
      Strided bs = Strided.broadcast(b.shape, shape);
      if (a.data instanceof double[] x) {
        double[] z = Spares.doubles(Shapes.size(shape));
        double[] w = condition.doubles();
        BinaryKernels64.where(w, cs, x, as, b.doubles(), bs, z);
        return new Tensor(shape, z);
      }
      float[] z = Spares.floats(Shapes.size(shape));
      float[] w = condition.floats();
      BinaryKernels32.where(w, cs, a.floats(), as, b.floats(), bs, z);
      return new Tensor(shape, z);
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /** The sum of any number of operands of one format, as a single operation. */
  public enum Total implements Primitive {
    /** a + b + c + ... */
    TOTAL;

    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return (inputs.length - 1L) * output.size();
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor sum = inputs[0];
      for (int i = 1; i < inputs.length; i++) {
        sum = ADD.forward(new Tensor[] {sum, inputs[i]});
      }
      return sum;
    }

    @Override
    public String label() {
      return "add";
    }

    @Override
    public Object key() {
      return this;
    }
  }
}
