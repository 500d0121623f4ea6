import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.function.UnaryOperator;

/** A line through three points, by one step of Newton's method: the cost is quadratic. */
class QuickStart {
  private static final Tensor X = Tensor.of(new double[][] {{1, 0}, {1, 1}, {1, 2}});
  private static final Tensor Y = Tensor.vector(1, 3, 5);
  private static final UnaryOperator<Tensor> COST = theta -> X.matmul(theta).sub(Y).square().mean();

  static Tensor gradient(Tensor theta) {
    return Autodiff.gradient(COST, theta);
  }

  static Tensor newton(Tensor theta) {
    return theta.sub(Autodiff.hessian(COST, theta).solve(gradient(theta)));
  }

  public static void main(String[] arguments) {
    Tensor theta = Tensor.zeros(2);
    System.out.println("gradient at 0: " + gradient(theta));
    System.out.println("minimum:       " + newton(theta));
  }
}
