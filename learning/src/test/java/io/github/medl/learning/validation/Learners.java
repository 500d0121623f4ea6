package io.github.medl.learning.validation;

import io.github.medl.learning.Learner;
import io.github.medl.learning.Predictor;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** The plainest learners, whose errors have closed forms. */
final class Learners {
  private Learners() {}

  /** Predicts the mean of the responses. */
  static final Learner<Predictor> MEAN = (x, y) -> z -> Tensor.full(y.mean().item(), z.dim(0));

  /** Least squares on 1 and all columns. */
  static final Learner<Predictor> AFFINE =
      (x, y) -> {
        Tensor beta = withOnes(x).lstsq(y).x();
        return z -> withOnes(z).matmul(beta);
      };

  /** Least squares on 1, x, ..., x^degree of the first column. */
  static Learner<Predictor> powers(int degree) {
    return (x, y) -> {
      Tensor beta = design(x, degree).lstsq(y).x();
      return z -> design(z, degree).matmul(beta);
    };
  }

  private static Tensor withOnes(Tensor x) {
    return Tensor.concat(1, List.of(Tensor.ones(x.dim(0), 1), x));
  }

  static Tensor design(Tensor x, int degree) {
    List<Tensor> columns =
        IntStream.rangeClosed(0, degree).mapToObj(d -> x.slice(1, 0, 1).pow(d)).toList();
    return Tensor.concat(1, columns);
  }
}
