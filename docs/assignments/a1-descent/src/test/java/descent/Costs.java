package descent;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** What the tests know: the function on tensors, whose gradient is automatic. */
final class Costs {
  private Costs() {}

  static Tensor rosenbrock(Tensor theta) {
    Tensor t1 = theta.select(0, 0);
    Tensor t2 = theta.select(0, 1);
    return t1.neg().add(1).square().add(t2.sub(t1.square()).square().mul(100));
  }

  static double[] gradient(double[] theta) {
    return Autodiff.gradient(Costs::rosenbrock, Tensor.of(theta)).toDoubles();
  }

  static List<Tensor> rows(double[][] iterates) {
    return Arrays.stream(iterates).map(Tensor::of).toList();
  }
}
