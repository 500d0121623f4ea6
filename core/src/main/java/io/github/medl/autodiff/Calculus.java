package io.github.medl.autodiff;

import static io.github.medl.autodiff.Rules.both;
import static io.github.medl.autodiff.Rules.byOperand;
import static io.github.medl.autodiff.Rules.constant;
import static io.github.medl.autodiff.Rules.elementwise;
import static io.github.medl.autodiff.Rules.selection;
import static io.github.medl.tensor.Unary.Slope.SLOPE_OF_GELU;
import static io.github.medl.tensor.Unary.Slope.SLOPE_OF_GELU_TANH;
import static io.github.medl.tensor.Unary.Slope.SLOPE_OF_SILU;

import io.github.medl.tensor.Activated;
import io.github.medl.tensor.Binary;
import io.github.medl.tensor.Convolve;
import io.github.medl.tensor.Layout;
import io.github.medl.tensor.LeakyRelu;
import io.github.medl.tensor.Linear;
import io.github.medl.tensor.Normalisation;
import io.github.medl.tensor.Pool;
import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Reduce;
import io.github.medl.tensor.ScaledSoftmax;
import io.github.medl.tensor.Segment;
import io.github.medl.tensor.Selections;
import io.github.medl.tensor.Sparse;
import io.github.medl.tensor.Unary;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of derivatives: one line a primitive.
 *
 * <p>An elementwise line reads as in a calculus book: {@code EXP (d, x, y) -> d.mul(y)} is d(e^x) =
 * e^x dx, and serves both modes because the Jacobian is diagonal. {@code d} is the tangent of the
 * input in forward mode and the adjoint of the output in reverse mode. A linear line gives the
 * transpose.
 *
 * <p>What the book leaves open is decided here. At a kink the derivative is: relu and abs 0; leaky
 * relu its slope on the left; maximum, minimum, max and min shared equally among what ties, in
 * maxPool all to the first; clip 1 on the bounds; norm 0 at the origin, but its square smooth; log
 * sum exp 0 where all are -∞; pow(a, b) by a is 0 for 0^0, by b is 0 where a = 0 and b ≥ 0. sqrt
 * has an infinite derivative at 0. NaN goes on as NaN, but for relu, clip, maximum and minimum,
 * which choose between straight lines: where there is no choice nothing flows.
 */
final class Calculus {
  private static final Map<Object, Rule> TABLE = new HashMap<>();

  private Calculus() {}

  /** The derivative of a primitive. */
  static Rule rule(Primitive primitive) {
    Rule rule = TABLE.get(primitive.key());
    if (rule == null) {
      if (primitive instanceof Differentiable own) {
        return own;
      }
      throw new UnsupportedOperationException(
          primitive.label()
              + " has no derivative rule; call detach() first if none is wanted, or make it a"
              + " Differentiable if it is an operation of your own");
    }
    return rule;
  }

  /** Whether there is a rule under a key. */
  static boolean has(Object key) {
    return TABLE.containsKey(key);
  }

  private static void put(Object primitive, @Nullable Rule rule) {
    TABLE.put(primitive, rule);
  }

  static {
    // y = f(x), element by element
    put(Unary.NEG, elementwise((d, x, y) -> d.neg()));
    put(Unary.EXP, elementwise((d, x, y) -> d.mul(y)));
    put(Unary.LOG, elementwise((d, x, y) -> d.div(x)));
    put(Unary.EXPM1, elementwise((d, x, y) -> d.mul(y.add(1))));
    put(Unary.LOG1P, elementwise((d, x, y) -> d.div(x.add(1))));
    put(Unary.SQRT, elementwise((d, x, y) -> d.div(y.mul(2))));
    put(Unary.SQUARE, elementwise((d, x, y) -> d.mul(x).mul(2)));
    put(Unary.SIN, elementwise((d, x, y) -> d.mul(x.cos())));
    put(Unary.COS, elementwise((d, x, y) -> d.mul(x.sin()).neg()));
    put(Unary.TAN, elementwise((d, x, y) -> d.mul(y.square().add(1))));
    put(Unary.TANH, elementwise((d, x, y) -> Binary.TANH_SLOPE.apply(d, y)));
    put(Unary.SIGMOID, elementwise((d, x, y) -> Binary.SIGMOID_SLOPE.apply(d, y)));
    put(Unary.SOFTPLUS, elementwise((d, x, y) -> d.mul(Partials.softplus(x))));
    put(Unary.LOG_SIGMOID, elementwise((d, x, y) -> d.mul(Partials.softplus(x.neg()))));
    put(Unary.Slope.SLOPE_OF_SOFTPLUS, elementwise((d, x, y) -> d.mul(Partials.slope(x, y))));
    put(Unary.SILU, elementwise((d, x, y) -> d.mul(SLOPE_OF_SILU.apply(x))));
    put(SLOPE_OF_SILU, elementwise((d, x, y) -> d.mul(Partials.siluCurve(x))));
    put(Unary.RELU, elementwise((d, x, y) -> Binary.GATE.apply(d, y)));
    put(LeakyRelu.class, elementwise(LeakyRelu.class, Partials::leaky));
    put(Unary.ERF, elementwise((d, x, y) -> d.mul(Partials.erf(x))));
    put(Unary.GELU, elementwise((d, x, y) -> d.mul(SLOPE_OF_GELU.apply(x))));
    put(SLOPE_OF_GELU, elementwise((d, x, y) -> d.mul(Partials.geluCurve(x))));
    put(Unary.GELU_TANH, elementwise((d, x, y) -> d.mul(SLOPE_OF_GELU_TANH.apply(x))));
    put(SLOPE_OF_GELU_TANH, elementwise((d, x, y) -> d.mul(Partials.geluTanhCurve(x))));
    put(Unary.ABS, elementwise((d, x, y) -> d.mul(x.sign())));
    put(Unary.SIGN, constant());
    put(Unary.Clip.class, Partials.clip());

    // y = f(a, b), element by element: the part of a, the part of b
    put(Binary.ADD, elementwise((d, a, b, y) -> d, (d, a, b, y) -> d));
    put(Binary.SUB, elementwise((d, a, b, y) -> d, (d, a, b, y) -> d.neg()));
    put(Binary.MUL, elementwise((d, a, b, y) -> d.mul(b), (d, a, b, y) -> d.mul(a)));
    put(Binary.DIV, elementwise((d, a, b, y) -> d.div(b), (d, a, b, y) -> d.mul(y).div(b).neg()));
    put(Binary.POW, elementwise(Partials::powByBase, Partials::powByExponent));
    put(Binary.MAXIMUM, elementwise(Partials::ofLarger, Partials::ofLargerSecond));
    put(Binary.MINIMUM, elementwise(Partials::ofSmaller, Partials::ofSmallerSecond));
    put(Binary.GATE, elementwise((d, a, b, y) -> Binary.GATE.apply(d, b), (d, a, b, y) -> null));
    put(LeakyRelu.Gate.class, Partials.leakyGate());
    put(
        Binary.TANH_SLOPE,
        elementwise(
            (d, a, b, y) -> Binary.TANH_SLOPE.apply(d, b),
            (d, a, b, y) -> d.mul(a).mul(b).mul(-2)));
    put(
        Binary.SIGMOID_SLOPE,
        elementwise(
            (d, a, b, y) -> Binary.SIGMOID_SLOPE.apply(d, b),
            (d, a, b, y) -> d.mul(a).mul(b.mul(-2).add(1))));
    put(Binary.GREATER, constant());
    put(Binary.GREATER_EQUAL, constant());
    put(Binary.LESS, constant());
    put(Binary.LESS_EQUAL, constant());
    put(Binary.EQUAL_TO, constant());
    put(Binary.NOT_EQUAL_TO, constant());
    put(Binary.Where.WHERE, byOperand(SelectionRules::whereBack, SelectionRules::whereForward));
    put(Binary.Total.TOTAL, byOperand(SelectionRules::totalBack, SelectionRules::totalForward));

    // reductions
    put(Reduce.Sum.class, byOperand(ReductionRules::sumBack, ReductionRules::sumForward));
    put(Reduce.Max.class, byOperand(ReductionRules::extremeBack, ReductionRules::extremeForward));
    put(Reduce.Min.class, byOperand(ReductionRules::extremeBack, ReductionRules::extremeForward));
    put(Reduce.LogSumExp.LOG_SUM_EXP, ReductionRules.alongLast(ReductionRules::weights));
    put(Reduce.Norm.NORM, ReductionRules.alongLast(ReductionRules::direction));
    put(Reduce.Norm.SQUARED_NORM, ReductionRules.alongLast(x -> x.mul(2)));
    put(
        Reduce.Normalise.SOFTMAX,
        byOperand(ReductionRules::softmaxBack, ReductionRules::softmaxForward));
    put(
        ScaledSoftmax.class,
        byOperand(ReductionRules::softmaxBack, ReductionRules::softmaxForward));
    put(
        ScaledSoftmax.Slope.class,
        byOperand(ReductionRules::slopeBack, ReductionRules::slopeForward));
    put(
        Reduce.Normalise.LOG_SOFTMAX,
        byOperand(ReductionRules::logSoftmaxBack, ReductionRules::logSoftmaxForward));
    put(
        Reduce.SoftmaxExcess.class,
        byOperand(ReductionRules::excessBack, ReductionRules::excessForward));
    put(
        Reduce.SoftmaxCrossEntropy.class,
        byOperand(ReductionRules::crossEntropyBack, ReductionRules::crossEntropyForward));

    put(Normalisation.Rows.class, NormalisationRule.rows());
    put(Normalisation.Features.class, NormalisationRule.features());

    put(Segment.Max.class, byOperand(SelectionRules::segmentBack, SelectionRules::segmentForward));

    // sparse matrices
    put(Sparse.Product.class, byOperand(SparseRules::productBack, SparseRules::forward));
    put(Sparse.Sampled.class, byOperand(SparseRules::sampledBack, SparseRules::forward));

    // linear functions: the transpose of each
    linear(Unary.Cast.class, (op, bar, x) -> bar.cast(x.dtype()));
    linear(Reduce.Cumsum.class, (op, bar, x) -> op.transposed().apply(bar));
    linear(Layout.Reshape.class, (op, bar, x) -> bar.reshape(x.shape()));
    linear(Layout.BroadcastTo.class, (op, bar, x) -> bar.sumTo(x.shape()));
    linear(Layout.SumTo.class, (op, bar, x) -> bar.broadcastTo(x.shape()));
    linear(Layout.Permute.class, (op, bar, x) -> op.inverse().apply(bar));
    linear(Selections.ScatterAdd.class, (op, bar, x) -> op.transposed().apply(bar));
    put(Selections.Take.class, selection());
    put(Selections.Slice.class, selection());
    put(
        Selections.Placed.class,
        byOperand(SelectionRules::placedBack, SelectionRules::placedForward));
    put(Layout.Unstack.class, both(SelectionRules::unstackBack, SelectionRules::unstackForward));
    put(Layout.Concat.class, byOperand(SelectionRules::concatBack, SelectionRules::concatForward));

    // convolution and pooling
    put(Convolve.Conv.class, byOperand(ConvolutionRules::convBack, ConvolutionRules::convForward));
    put(
        Convolve.ConvTransposed.class,
        byOperand(ConvolutionRules::transposedBack, ConvolutionRules::bilinearForward));
    put(
        Convolve.ConvKernel.class,
        byOperand(ConvolutionRules::kernelBack, ConvolutionRules::bilinearForward));
    linear(
        Convolve.Unfold.class,
        (op, bar, x) -> new Convolve.Fold(op.window(), x.dim(2), x.dim(3)).apply(bar));
    linear(Convolve.Fold.class, (op, bar, x) -> new Convolve.Unfold(op.window()).apply(bar));
    put(Convolve.Pooled.class, ConvolutionRules.pooled());
    put(Pool.Max.class, byOperand(ConvolutionRules::maxPoolBack, ConvolutionRules::maxPoolForward));
    linear(Pool.Scatter.class, ConvolutionRules::scatterBack);
    linear(Pool.Average.class, (op, bar, x) -> new Pool.Spread(op, x.dim(2), x.dim(3)).apply(bar));
    linear(Pool.Spread.class, (op, bar, x) -> op.average().apply(bar));

    // linear algebra
    put(Linear.Matmul.class, byOperand(MatrixRules::matmulBack, MatrixRules::matmulForward));
    put(Linear.Affine.AFFINE, byOperand(MatrixRules::affineBack, MatrixRules::affineForward));
    put(Activated.class, new ActivatedRule());
    put(Linear.Solve.SOLVE, both(MatrixRules::solveBack, MatrixRules::solveForward));
    put(
        Linear.Cholesky.CHOLESKY,
        byOperand(MatrixRules::choleskyBack, MatrixRules::choleskyForward));
  }

  private static <P extends Primitive> void linear(Class<P> type, Rules.Transpose<P> transpose) {
    put(type, Rules.linear(type, transpose));
  }
}
