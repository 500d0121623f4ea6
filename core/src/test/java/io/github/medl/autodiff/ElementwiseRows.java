package io.github.medl.autodiff;

import static io.github.medl.autodiff.Samples.NOT_ZERO;
import static io.github.medl.autodiff.Samples.POSITIVE;
import static io.github.medl.autodiff.Samples.REAL;
import static io.github.medl.autodiff.Samples.between;

import io.github.medl.autodiff.Samples.Domain;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import io.github.medl.testing.Operation.Kind;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** The rows of functions of one tensor, element by element. */
final class ElementwiseRows {
  private static final double SQRT_2 = Math.sqrt(2);

  private ElementwiseRows() {}

  static Operation row(
      String method, UnaryOperator<Tensor> f, DoubleUnaryOperator reference, Domain domain) {
    return Operation.of(
        method,
        x -> f.apply(x[0]),
        x -> Naive.map(reference, x[0]),
        Samples.ofShapes(domain, Samples.SHAPES));
  }

  private static double geluTanh(double x) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * Math.pow(x, 3))));
  }

  static List<Operation> rows() {
    return List.of(
        row("neg()", Tensor::neg, x -> -x, REAL),
        row("exp()", Tensor::exp, Math::exp, REAL),
        row("log()", Tensor::log, Math::log, POSITIVE),
        row("expm1()", Tensor::expm1, x -> Math.exp(x) - 1, REAL),
        row("log1p()", Tensor::log1p, x -> Math.log(1 + x), between(-0.7, 2)),
        row("sqrt()", Tensor::sqrt, x -> Math.pow(x, 0.5), POSITIVE),
        row("square()", Tensor::square, x -> x * x, REAL),
        row("sin()", Tensor::sin, StrictMath::sin, between(-4, 4)),
        row("cos()", Tensor::cos, StrictMath::cos, between(-4, 4)),
        row("tan()", Tensor::tan, x -> Math.sin(x) / Math.cos(x), between(-1.2, 1.2)),
        row("tanh()", Tensor::tanh, x -> 1 - 2 / (Math.exp(2 * x) + 1), between(-3, 3)),
        row("sigmoid()", Tensor::sigmoid, x -> 0.5 + 0.5 * Math.tanh(x / 2), between(-6, 6)),
        row("softplus()", Tensor::softplus, x -> Math.log(1 + Math.exp(x)), between(-6, 6)),
        row("logSigmoid()", Tensor::logSigmoid, x -> -Math.log(1 + Math.exp(-x)), between(-6, 6)),
        row("silu()", Tensor::silu, x -> x / (1 + Math.exp(-x)), between(-6, 6)),
        row("relu()", Tensor::relu, x -> x > 0 ? x : 0, NOT_ZERO),
        row("leakyRelu(double)", x -> x.leakyRelu(0.2), x -> x > 0 ? x : 0.2 * x, NOT_ZERO),
        row("leakyRelu(double)", x -> x.leakyRelu(-0.5), x -> x > 0 ? x : -0.5 * x, NOT_ZERO)
            .variant("falling"),
        row("gelu()", Tensor::gelu, x -> x * (1 + Naive.erf(x / SQRT_2)) / 2, between(-3, 3)),
        row("geluTanh()", Tensor::geluTanh, ElementwiseRows::geluTanh, between(-3, 3)),
        row("erf()", Tensor::erf, Naive::erf, between(-3, 3)),
        row("abs()", Tensor::abs, x -> x < 0 ? -x : x, NOT_ZERO),
        row("sign()", Tensor::sign, x -> x < 0 ? -1 : x > 0 ? 1 : 0, NOT_ZERO).kind(Kind.CONSTANT),
        row(
            "clip(double, double)",
            x -> x.clip(-1, 0.1),
            x -> x < -1 ? -1 : x > 0.1 ? 0.1 : x,
            random -> random.nextInt(-2, 2) + random.nextDouble(0.2, 0.8)),
        row("cast(DType)", x -> x.cast(DType.FLOAT32), x -> (float) x, REAL).kind(Kind.LINEAR));
  }
}
