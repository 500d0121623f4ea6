package convolution;

import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
  private static final double[][] IMAGE = {
    {1, 2, 0, -1}, {0, 1, 3, 2}, {-2, 1, 1, 0}, {4, 0, -1, 1}, {2, 2, 1, 0}
  };
  private static final double[][] KERNEL = {{1, -1}, {0.5, 2}};

  @Part("a")
  @Points(1)
  @Hint("section 6.2: every number of x meets every number of w once")
  @Test
  void convolutionOfTwoSequences() {
    double[] x = {1, 2, 3, 4};
    double[] w = {1, -1, 0.5};
    Answer.to(x, w)
        .is(Convolution.full(x, w))
        .near(Tensor.of(x).convolve(Tensor.of(w), Extent.FULL), 1e-12);
  }

  @Part("b")
  @Points(1)
  @Hint("section 6.2, Figure 6.3; but the kernel is not turned around")
  @Test
  void filterStepByStep() {
    Answer.to(IMAGE, KERNEL)
        .is(Filter.apply(IMAGE, KERNEL, 1, 0))
        .near(Reference.filter(IMAGE, Tensor.of(KERNEL), 1, 0), 1e-12);
  }

  @Part("b")
  @Points(1)
  @Hint("Figure 6.6: zeros around, which need not be stored")
  @Test
  void filterWithZerosAround() {
    Answer.to(IMAGE, KERNEL, "padding 1")
        .is(Filter.apply(IMAGE, KERNEL, 1, 1))
        .near(Reference.filter(IMAGE, Tensor.of(KERNEL), 1, 1), 1e-12);
  }

  @Part("c")
  @Points(1)
  @Hint("each weight meets a part of the image as large as the result: a filter by δ")
  @Test
  void derivativeByTheKernel() {
    double[][] delta = {{1, 0, 0}, {0, 2, 0}, {0, 0, 0}, {0, -1, 1}};
    Answer.to(IMAGE, delta)
        .is(Filter.byKernel(IMAGE, delta, 2, 2))
        .near(Reference.byKernel(IMAGE, delta, 2, 2), 1e-12);
  }
}
