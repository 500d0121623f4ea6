package attention;

import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AttentionTest {
  private final RandomStream random = RandomStream.seed(1);
  private final double[][] q = random.normalTensor(3, 4).toRows();
  private final double[][] k = random.normalTensor(3, 4).toRows();
  private final double[][] v = random.normalTensor(3, 2).toRows();

  @Part("a")
  @Points(1)
  @Hint("section 7.4, Figure 7.12: the root of the number of columns of k")
  @Test
  void weightsOfThreePlaces() {
    Answer.to(q, k).is(Attention.weights(q, k, false)).near(Reference.weights(q, k, false), 1e-12);
  }

  @Part("a")
  @Points(1)
  @Hint("the softmax is over the places that are seen")
  @Test
  void weightsThatLookBack() {
    Answer.to(q, k, "causal")
        .is(Attention.weights(q, k, true))
        .near(Reference.weights(q, k, true), 1e-12);
  }

  @Part("b")
  @Points(1)
  @Hint("section 7.4: one mean for each query")
  @Test
  void meansOfValues() {
    double[][] a = {{0.5, 0.25, 0.25}, {0, 1, 0}, {0.1, 0.2, 0.7}};
    Answer.to(a, v).is(Attention.attend(a, v)).near(Tensor.of(a).matmul(Tensor.of(v)), 1e-12);
  }

  @Part("c")
  @Points(1)
  @Hint("section 7.2, Figure 7.3")
  @Test
  void oneStep() {
    Tensor w = random.normalTensor(2, 4);
    Tensor u = random.normalTensor(2, 2);
    Tensor b = random.normalTensor(2);
    double[] h = {0.5, -0.25};
    Answer.to(q[0], h)
        .is(new Recurrent(w.toRows(), u.toRows(), b.toDoubles()).step(q[0], h))
        .near(Reference.step(w, u, b, Tensor.of(q[0]), Tensor.of(h)), 1e-12);
  }
}
