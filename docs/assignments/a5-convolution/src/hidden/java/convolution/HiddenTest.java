package convolution;

import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.grading.Seed;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class HiddenTest {
  @Part("a")
  @Points(2)
  @Hint("section 6.2: short and long sequences; x ⋆ w = w ⋆ x")
  @Test
  void convolutionOfAnyLengths() {
    RandomStream random = Seed.own();
    for (int[] lengths : new int[][] {{1, 1}, {5, 1}, {7, 3}, {6, 6}, {12, 4}}) {
      double[] x = random.normalTensor(lengths[0]).toDoubles();
      double[] w = random.normalTensor(lengths[1]).toDoubles();
      Tensor expected = Tensor.of(x).convolve(Tensor.of(w), Extent.FULL);
      Answer.to(x, w).is(Convolution.full(x, w)).near(expected, 1e-12);
      Answer.to(w, x).is(Convolution.full(w, x)).near(expected, 1e-12);
    }
  }

  @Part("b")
  @Points(2)
  @Hint("Figures 6.6 and 6.7: rows and columns differ, a stride leaves out results")
  @Test
  void filterOfAnyShape() {
    RandomStream random = Seed.own();
    for (int[] how : new int[][] {{7, 5, 3, 2, 2, 0}, {6, 9, 3, 3, 2, 1}, {5, 5, 1, 4, 3, 2}}) {
      double[][] x = random.normalTensor(how[0], how[1]).toRows();
      Tensor w = random.normalTensor(how[2], how[3]);
      Answer.to(x, w, "stride " + how[4] + ", padding " + how[5])
          .is(Filter.apply(x, w.toRows(), how[4], how[5]))
          .near(Reference.filter(x, w, how[4], how[5]), 1e-12);
    }
  }

  @Part("c")
  @Points(2)
  @Hint("the chain rule, for kernels of any shape")
  @Test
  void derivativeOfAnyShape() {
    RandomStream random = Seed.own();
    for (int[] kernel : new int[][] {{1, 1}, {3, 2}, {2, 5}}) {
      double[][] x = random.normalTensor(6, 8).toRows();
      double[][] delta = random.normalTensor(7 - kernel[0], 9 - kernel[1]).toRows();
      Answer.to(x, delta)
          .is(Filter.byKernel(x, delta, kernel[0], kernel[1]))
          .near(Reference.byKernel(x, delta, kernel[0], kernel[1]), 1e-12);
    }
  }
}
