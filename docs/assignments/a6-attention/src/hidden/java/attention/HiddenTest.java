package attention;

import static io.github.medl.grading.Oracles.leavesInputsAlone;

import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.grading.Seed;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class HiddenTest {
  private final RandomStream random = Seed.own();

  @Part("a")
  @Points(1)
  @Hint("as many queries as you like, more or fewer keys")
  @Test
  void weightsOfAnyShape() {
    for (int[] shape : new int[][] {{1, 5, 3}, {4, 2, 1}, {6, 6, 8}}) {
      double[][] q = random.normalTensor(shape[0], shape[2]).toRows();
      double[][] k = random.normalTensor(shape[1], shape[2]).toRows();
      Answer.to(q, k)
          .is(Attention.weights(q, k, false))
          .near(Reference.weights(q, k, false), 1e-12);
    }
  }

  @Part("a")
  @Points(1)
  @Hint("large scores: subtract the highest of the places that are seen")
  @Test
  void largeScoresNeverOverflow() {
    double[][] q = Tensor.eye(5).mul(1000).toRows(); // each place likes itself best
    double[][] k = Tensor.eye(5).mul(1000).toRows();
    for (boolean causal : new boolean[] {true, false}) {
      Answer.to(q, k, "causal: " + causal)
          .is(Attention.weights(q, k, causal))
          .near(Reference.weights(q, k, causal), 1e-9);
    }
  }

  @Part("b")
  @Points(2)
  @Hint("the rows of v are the places, its columns stay apart; inputs stay as they are")
  @Test
  void meansOfAnyShape() {
    for (int[] shape : new int[][] {{1, 4, 2}, {5, 3, 1}, {2, 2, 6}}) {
      double[][] a = random.uniformTensor(shape[0], shape[1]).toRows();
      double[][] v = random.normalTensor(shape[1], shape[2]).toRows();
      Tensor expected = Tensor.of(a).matmul(Tensor.of(v));
      leavesInputsAlone(a, v)
          .during(() -> Answer.to(a, v).is(Attention.attend(a, v)).near(expected, 1e-12));
    }
  }

  @Part("c")
  @Points(2)
  @Hint("section 7.2, Figure 7.3: each step begins with the state that the last one left")
  @Test
  void statesOfASequence() {
    for (int steps : new int[] {1, 2, 9}) {
      Tensor w = random.normalTensor(3, 2);
      Tensor u = random.normalTensor(3, 3);
      Tensor b = random.normalTensor(3);
      Tensor inputs = random.normalTensor(steps, 2);
      Answer.to(inputs)
          .is(new Recurrent(w.toRows(), u.toRows(), b.toDoubles()).run(inputs.toRows()))
          .near(Reference.run(w, u, b, inputs), 1e-12);
    }
  }
}
