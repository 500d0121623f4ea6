package io.github.medl.tensor;

import java.util.Arrays;

/**
 * The elementwise functions of two operands, c = f(a, b), broadcast by NumPy's rules. Comparisons
 * give 1 for true and 0 for false.
 */
public enum Binary implements Primitive {
  /** a + b. */
  ADD(ElementwiseKernels64::add, ElementwiseKernels32::add),
  /** a - b. */
  SUB(ElementwiseKernels64::sub, ElementwiseKernels32::sub),
  /** a times b. */
  MUL(ElementwiseKernels64::mul, ElementwiseKernels32::mul),
  /** a / b. */
  DIV(ElementwiseKernels64::div, ElementwiseKernels32::div),
  /** a where b is positive, else 0. */
  GATE(ElementwiseKernels64::gate, ElementwiseKernels32::gate),
  /** a to the power b. */
  POW(Math::pow, (a, b) -> (float) Math.pow(a, b)),
  /** The larger one; NaN if either is NaN. */
  MAXIMUM(Math::max, Math::max),
  /** The smaller one; NaN if either is NaN. */
  MINIMUM(Math::min, Math::min),
  /** Whether a &gt; b. */
  GREATER((a, b) -> a > b ? 1 : 0, (a, b) -> a > b ? 1 : 0),
  /** Whether a &gt;= b. */
  GREATER_EQUAL((a, b) -> a >= b ? 1 : 0, (a, b) -> a >= b ? 1 : 0),
  /** Whether a &lt; b. */
  LESS((a, b) -> a < b ? 1 : 0, (a, b) -> a < b ? 1 : 0),
  /** Whether a &lt;= b. */
  LESS_EQUAL((a, b) -> a <= b ? 1 : 0, (a, b) -> a <= b ? 1 : 0),
  /** Whether a = b. */
  EQUAL_TO((a, b) -> a == b ? 1 : 0, (a, b) -> a == b ? 1 : 0),
  /** Whether a differs from b. */
  NOT_EQUAL_TO((a, b) -> a != b ? 1 : 0, (a, b) -> a != b ? 1 : 0);

  private interface Loop64 {
    void run(double[] a, int ia, int sa, double[] b, int ib, int sb, double[] c, int ic, int n);
  }

  private interface Loop32 {
    void run(float[] a, int ia, int sa, float[] b, int ib, int sb, float[] c, int ic, int n);
  }

  private final Loop64 loop64;
  private final Loop32 loop32;
  private final String label = Primitive.super.label(); // once, since it is needed in every call

  Binary(Loop64 loop64, Loop32 loop32) {
    this.loop64 = loop64;
    this.loop32 = loop32;
  }

  Binary(ElementwiseKernels64.Function2 f64, ElementwiseKernels32.Function2 f32) {
    this.loop64 =
        (a, ia, sa, b, ib, sb, c, ic, n) ->
            ElementwiseKernels64.map(f64, a, ia, sa, b, ib, sb, c, ic, n);
    this.loop32 =
        (a, ia, sa, b, ib, sb, c, ic, n) ->
            ElementwiseKernels32.map(f32, a, ia, sa, b, ib, sb, c, ic, n);
  }

  /** As {@link Primitive#apply}; operands of different format are first made FLOAT64. */
  Tensor of(Tensor a, Tensor b) {
    if (a.dtype != b.dtype) {
      return apply(a.cast(DType.FLOAT64), b.cast(DType.FLOAT64));
    }
    return apply(a, b);
  }

  @Override
  public Tensor forward(Tensor[] inputs) {
    Tensor a = inputs[0];
    Tensor b = inputs[1];
    boolean equal = Arrays.equals(a.shape, b.shape);
    boolean oneRun = equal || a.shape.length == 0 || b.shape.length == 0;
    int sa = equal || a.shape.length > 0 ? 1 : 0; // a scalar stands still
    int sb = equal || b.shape.length > 0 ? 1 : 0;
    int[] shape = equal ? a.shape : Shapes.broadcast(label, a.shape, b.shape);
    int n = oneRun ? (sa == 1 ? a : b).size() : Shapes.size(shape);
    if (a.data instanceof double[] x) {
      double[] y = (double[]) b.data;
      double[] z = new double[n];
      if (oneRun) {
        loop64.run(x, 0, sa, y, 0, sb, z, 0, n);
      } else {
        Broadcast.walk(
            shape, (at, s, out, k) -> loop64.run(x, at[0], s[0], y, at[1], s[1], z, out, k), a, b);
      }
      return new Tensor(shape, z);
    }
    float[] x = (float[]) a.data;
    float[] y = (float[]) b.data;
    float[] z = new float[n];
    if (oneRun) {
      loop32.run(x, 0, sa, y, 0, sb, z, 0, n);
    } else {
      Broadcast.walk(
          shape, (at, s, out, k) -> loop32.run(x, at[0], s[0], y, at[1], s[1], z, out, k), a, b);
    }
    return new Tensor(shape, z);
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
      if (a.data instanceof double[] x) {
        double[] w = (double[]) condition.data;
        double[] y = (double[]) b.data;
        double[] z = new double[Shapes.size(shape)];
        Broadcast.walk(
            shape,
            (at, s, out, n) ->
                ElementwiseKernels64.where(
                    w, at[0], s[0], x, at[1], s[1], y, at[2], s[2], z, out, n),
            condition,
            a,
            b);
        return new Tensor(shape, z);
      }
      float[] w = (float[]) condition.data;
      float[] x = (float[]) a.data;
      float[] y = (float[]) b.data;
      float[] z = new float[Shapes.size(shape)];
      Broadcast.walk(
          shape,
          (at, s, out, n) ->
              ElementwiseKernels32.where(w, at[0], s[0], x, at[1], s[1], y, at[2], s[2], z, out, n),
          condition,
          a,
          b);
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
