import io.github.medl.tensor.Tensor;
import java.util.Arrays;

class QuickStart {
  static String gradient() {
    return Arrays.toString(Tensor.of(new double[] {4, -2}, 2).toDoubles());
  }
}
