package io.github.medl.tensor;

import java.util.Locale;

/**
 * Sums, means, extremes and their like. Without axes an operation takes in all elements; negative
 * axes count from the end. The variants named {@code ...Keeping} leave the reduced axes in place
 * with length 1, so that the result broadcasts against the input.
 */
public sealed interface Reductions permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  private int count(String operation, int[] axes) {
    int n = 1;
    for (int axis : Shapes.axes(operation, axes, self().shape)) {
      n *= self().shape[axis];
    }
    return n;
  }

  /**
   * The sum.
   *
   * @param axes the axes to sum over; none for all
   * @return the sum, without these axes
   */
  default Tensor sum(int... axes) {
    return new Reduce.Sum(Shapes.axes("sum", axes, self().shape), false).apply(self());
  }

  /**
   * The sum, with the reduced axes kept.
   *
   * @param axes the axes to sum over; none for all
   * @return the sum, with length 1 along these axes
   */
  default Tensor sumKeeping(int... axes) {
    return new Reduce.Sum(Shapes.axes("sum", axes, self().shape), true).apply(self());
  }

  /**
   * The mean; NaN of nothing.
   *
   * @param axes the axes to average over; none for all
   * @return the mean, without these axes
   */
  default Tensor mean(int... axes) {
    int n = count("mean", axes);
    return sum(axes).div(n);
  }

  /**
   * The mean, with the reduced axes kept.
   *
   * @param axes the axes to average over; none for all
   * @return the mean, with length 1 along these axes
   */
  default Tensor meanKeeping(int... axes) {
    int n = count("mean", axes);
    return sumKeeping(axes).div(n);
  }

  /**
   * The mean squared distance from the mean (divisor n).
   *
   * @param axes the axes to take together; none for all
   * @return the variance, without these axes
   */
  default Tensor variance(int... axes) {
    int n = count("variance", axes);
    return self().sub(meanKeeping(axes)).square().sum(axes).div(n);
  }

  /**
   * The unbiased estimate of the variance (divisor n - 1).
   *
   * @param axes the axes to take together; none for all
   * @return the variance, without these axes; NaN for a single element
   */
  default Tensor sampleVariance(int... axes) {
    int n = count("sampleVariance", axes);
    return self().sub(meanKeeping(axes)).square().sum(axes).div(n - 1.0);
  }

  /**
   * The largest element; NaN if there is one. Where several are largest they share the derivative.
   *
   * @param axes the axes to reduce; none for all
   * @return the maximum, without these axes
   * @throws ShapeException if there is no element
   */
  default Tensor max(int... axes) {
    return new Reduce.Max(Shapes.axes("max", axes, self().shape), false).apply(self());
  }

  /**
   * The largest element, with the reduced axes kept.
   *
   * @param axes the axes to reduce; none for all
   * @return the maximum, with length 1 along these axes
   * @throws ShapeException if there is no element
   */
  default Tensor maxKeeping(int... axes) {
    return new Reduce.Max(Shapes.axes("max", axes, self().shape), true).apply(self());
  }

  /**
   * The smallest element; NaN if there is one. Where several are smallest they share the
   * derivative.
   *
   * @param axes the axes to reduce; none for all
   * @return the minimum, without these axes
   * @throws ShapeException if there is no element
   */
  default Tensor min(int... axes) {
    return new Reduce.Min(Shapes.axes("min", axes, self().shape), false).apply(self());
  }

  /**
   * The smallest element, with the reduced axes kept.
   *
   * @param axes the axes to reduce; none for all
   * @return the minimum, with length 1 along these axes
   * @throws ShapeException if there is no element
   */
  default Tensor minKeeping(int... axes) {
    return new Reduce.Min(Shapes.axes("min", axes, self().shape), true).apply(self());
  }

  /**
   * Where the largest element stands in row-major order: the first of them, or the first NaN.
   *
   * @return its position
   * @throws ShapeException if there is no element
   */
  default int argmax() {
    return Reduce.argmax("argmax", self().detach().flatten(), 0)[0];
  }

  /**
   * Where the largest elements stand along an axis: the first of them, or the first NaN.
   *
   * @param axis the axis
   * @return the positions, in row-major order of the other axes
   * @throws ShapeException if the axis is empty
   */
  default int[] argmax(int axis) {
    return Reduce.argmax("argmax", self(), axis);
  }

  /**
   * Where the smallest element stands in row-major order: the first of them, or the first NaN.
   *
   * @return its position
   * @throws ShapeException if there is no element
   */
  default int argmin() {
    return Reduce.argmax("argmin", self().detach().neg().flatten(), 0)[0];
  }

  /**
   * Where the smallest elements stand along an axis: the first of them, or the first NaN.
   *
   * @param axis the axis
   * @return the positions, in row-major order of the other axes
   * @throws ShapeException if the axis is empty
   */
  default int[] argmin(int axis) {
    return Reduce.argmax("argmin", self().detach().neg(), axis);
  }

  /**
   * log Σ_k e<sup>x_k</sup>, computed without overflow: within two units in the last place of
   * itself or of the largest x, whichever is larger. Its derivative where all are -∞ is taken to be
   * 0.
   *
   * @param axes the axes to sum over; none for all
   * @return the logarithm, without these axes
   */
  default Tensor logSumExp(int... axes) {
    return Reduce.LogSumExp.LOG_SUM_EXP.apply(self().axesLast("logSumExp", axes));
  }

  /**
   * The Euclidean norm √(Σ_k x_k²), computed without overflow. Its derivative at 0 is taken to be
   * 0.
   *
   * @param axes the axes that make up a vector; none for all
   * @return the norm, without these axes
   */
  default Tensor norm(int... axes) {
    return Reduce.Norm.NORM.apply(self().axesLast("norm", axes));
  }

  /**
   * The running sums x_1, x_1 + x_2, ...
   *
   * @param axis the axis along which to sum
   * @return a tensor of the same shape
   */
  default Tensor cumsum(int axis) {
    return new Reduce.Cumsum(Shapes.axis("cumsum", axis, self().shape), false).apply(self());
  }

  /**
   * e<sup>x_k</sup> / Σ_j e<sup>x_j</sup>: probabilities from scores. In FLOAT32 within 2.5 units
   * in the last place; in FLOAT64 the relative error grows with the distance to the largest score,
   * as that of e<sup>x</sup> for an x that is itself rounded.
   *
   * <p>Of scores with one +infinity it is the limit, 1 there and 0 elsewhere; of several, or of -∞
   * alone, there is none: NaN.
   *
   * @param axis the axis along which the result sums to 1
   * @return a tensor of the same shape
   */
  default Tensor softmax(int axis) {
    return alongLast(Reduce.Normalise.SOFTMAX, axis);
  }

  /**
   * Layer normalisation: with the mean &mu; and variance &sigma;&sup2; (divisor n) of each vector
   * along the last axis, y = &gamma; (x - &mu;) / &radic;(&sigma;&sup2; + &epsilon;) + &beta;, in
   * one operation.
   *
   * @param scale &gamma;, a vector as long as the last axis
   * @param shift &beta;, likewise
   * @param epsilon &epsilon;, usually 1e-5
   * @return a tensor of the same shape
   * @throws ShapeException if scale and shift are no such vectors
   */
  default Tensor layerNorm(Tensor scale, Tensor shift, double epsilon) {
    Tensor x = self();
    int n = x.shape[Shapes.axis("layerNorm", -1, x.shape)];
    Normalisation.check("layerNorm", x, n, scale, shift);
    if (x.dtype != scale.dtype || x.dtype != shift.dtype) {
      DType wide = DType.FLOAT64;
      return x.cast(wide).layerNorm(scale.cast(wide), shift.cast(wide), epsilon);
    }
    int rows = Shapes.size(x.shape, 0, x.shape.length - 1);
    Tensor matrix = x.reshape(rows, n);
    return new Normalisation.Rows(epsilon).apply(matrix, scale, shift).reshape(x.shape);
  }

  /**
   * Batch normalisation: with the mean &mu; and variance &sigma;&sup2; (divisor of the number of
   * values) of each feature, that is of each place of axis 1, over all other axes, y = &gamma; (x -
   * &mu;) / &radic;(&sigma;&sup2; + &epsilon;) + &beta;, in one operation.
   *
   * @param scale &gamma;, a vector with a number for each feature
   * @param shift &beta;, likewise
   * @param epsilon &epsilon;, usually 1e-5
   * @return y, of the same shape, and the statistics
   * @throws ShapeException if there is no axis 1, or scale and shift are no such vectors
   */
  default BatchNormalised batchNorm(Tensor scale, Tensor shift, double epsilon) {
    Tensor x = self();
    int features = x.shape[Shapes.axis("batchNorm", 1, x.shape)];
    Normalisation.check("batchNorm", x, features, scale, shift);
    if (x.dtype != scale.dtype || x.dtype != shift.dtype) {
      DType wide = DType.FLOAT64;
      return x.cast(wide).batchNorm(scale.cast(wide), shift.cast(wide), epsilon);
    }
    int inner = Shapes.size(x.shape, 2, x.shape.length);
    Tensor cube = x.reshape(x.shape[0], features, inner);
    Tensor[] all = new Normalisation.Features(epsilon).run(cube, scale, shift).values();
    return new BatchNormalised(all[0].reshape(x.shape), all[1].detach(), all[2].detach());
  }

  /**
   * What {@link #batchNorm} gives.
   *
   * @param y the normalised numbers
   * @param mean &mu; of each feature, plain numbers: no derivative flows through them
   * @param variance &sigma;&sup2; of each feature, likewise
   */
  record BatchNormalised(Tensor y, Tensor mean, Tensor variance) {}

  /**
   * The softmax of s x along the last axis: {@code mul(scale).softmax(-1)} in one operation, such
   * as the weights of attention with s = 1 / √d for keys of d numbers.
   *
   * @param scale s
   * @return a tensor of the same shape
   * @throws ShapeException if this is a scalar
   */
  default Tensor scaledSoftmax(double scale) {
    Shapes.axis("scaledSoftmax", -1, self().shape);
    return new ScaledSoftmax(scale).apply(self());
  }

  /**
   * The softmax of s x along the last axis over the places where a mask is not 0: the result is 0
   * at the others, whatever x is there. It is {@code mul(scale)} with -∞ where the mask is 0, and
   * the softmax of that, in one operation. A row without any place is all zeros, and so is its
   * derivative. No derivative flows to the mask.
   *
   * @param scale s
   * @param mask 0 where nothing is to go, such as 1 on and below the diagonal for attention to what
   *     was; it is broadcast to this shape
   * @return a tensor of the same shape
   * @throws ShapeException if this is a scalar, or the mask does not stretch to this shape
   */
  default Tensor scaledSoftmax(double scale, Tensor mask) {
    Shapes.axis("scaledSoftmax", -1, self().shape);
    return new ScaledSoftmax(scale).apply(self(), mask.detach().cast(self().dtype));
  }

  /**
   * The logarithm of the softmax, x_k - log Σ_j e<sup>x_j</sup>, computed without overflow, within
   * two units in the last place for all finite x: a difference of scores first, so that large ones
   * lose nothing, and so that the logarithm of a probability near 1 keeps its digits.
   *
   * @param axis the axis along which the exponentials of the result sum to 1
   * @return a tensor of the same shape
   */
  default Tensor logSoftmax(int axis) {
    return alongLast(Reduce.Normalise.LOG_SOFTMAX, axis);
  }

  /**
   * -log softmax(x)_c along the last axis for a class c of each row: {@code
   * logSoftmax(-1).pick(classes).neg()} in one operation, within two units in the last place.
   *
   * @param classes a class for each row, in row-major order; negative ones count from the end
   * @return the losses, of the shape without the last axis
   * @throws ShapeException if there is not one class a row
   * @throws IndexOutOfBoundsException if a class lies outside the last axis
   */
  default Tensor softmaxCrossEntropy(int... classes) {
    int n = self().rank() == 0 ? 0 : self().dim(-1);
    if (n == 0 || self().size() / n != classes.length) {
      throw new ShapeException(
          "softmaxCrossEntropy",
          String.format(
              Locale.ROOT,
              "%d classes for %s; expected one for each row",
              classes.length,
              Shapes.text(self().shape)));
    }
    int[] each = Shapes.fromFront("softmaxCrossEntropy", classes, n);
    return new Reduce.SoftmaxCrossEntropy(each).apply(self());
  }

  private Tensor alongLast(Primitive primitive, int axis) {
    int a = Shapes.axis(primitive.label(), axis, self().shape);
    int last = self().rank() - 1;
    return a == last
        ? primitive.apply(self())
        : primitive.apply(self().swapAxes(a, last)).swapAxes(a, last);
  }
}
