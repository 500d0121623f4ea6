package io.github.medl.benchmarks.peers;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.benchmarks.steps.Floor;
import io.github.medl.benchmarks.steps.MlpStep;
import io.github.medl.benchmarks.steps.Problem;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/** The work in medl. */
final class MedlPeer implements Peer {
  @Override
  public Work prepare(Workload workload) {
    return switch (workload) {
      case SMALL_OP -> additions();
      case MLP -> new MlpStep(Problem.mnistSize())::run;
      case TINY_MLP -> new MlpStep(Problem.tiny())::run;
      case DEEP_MLP -> new MlpStep(Problem.deep())::run;
      case MLP_FLOOR -> floor(Problem.mnistSize());
      case DEEP_MLP_FLOOR -> floor(Problem.deep());
      default -> matmul(workload.side(), workload.isDouble() ? DType.FLOAT64 : DType.FLOAT32);
    };
  }

  @Override
  public Work prepare(Kernel kernel) {
    return kernel.medl();
  }

  @Override
  public Work prepare(AgentStep step) {
    return step.inMedl().get();
  }

  private static Work floor(Problem problem) {
    Floor floor = new Floor(problem);
    return () -> {
      floor.run();
      return 0;
    };
  }

  private static Work additions() {
    Tensor x = Tensor.arange(8).cast(DType.FLOAT32);
    return () -> Autodiff.gradient(MedlPeer::chain, x).get(0);
  }

  /** The sum of the elements of x + x + ... + x. */
  private static Tensor chain(Tensor x) {
    Tensor y = x;
    for (int i = 0; i < Workload.CHAIN; i++) {
      y = y.add(x);
    }
    return y.sum();
  }

  private static Work matmul(int n, DType dtype) {
    Tensor a = Tensor.generate(Workload::left, n, n).cast(dtype);
    Tensor b = Tensor.generate(Workload::right, n, n).cast(dtype);
    return () -> a.matmul(b).get(1, 2);
  }
}
