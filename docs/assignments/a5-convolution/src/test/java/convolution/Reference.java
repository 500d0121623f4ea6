package convolution;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;

/** The same by the library. */
final class Reference {
  private Reference() {}

  static Tensor filter(double[][] x, Tensor w, int stride, int padding) {
    Tensor image = Tensor.of(x);
    Tensor y =
        image
            .reshape(1, 1, image.dim(0), image.dim(1))
            .conv(w.reshape(1, 1, w.dim(0), w.dim(1)), Sliding.by(stride).padded(padding));
    return y.reshape(y.dim(2), y.dim(3));
  }

  static Tensor byKernel(double[][] x, double[][] delta, int rows, int columns) {
    Tensor bar = Tensor.of(delta);
    return Autodiff.gradient(w -> filter(x, w, 1, 0).mul(bar).sum(), Tensor.zeros(rows, columns));
  }
}
