package io.github.medl.sequence.text;

import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Fixture;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class WordVectorsTheoryTest {
  private static final int WORDS = 6;
  private static final int K = 2;

  /**
   * The minimum of the expected loss of negative sampling, with vectors of full rank: u_c'v_w =
   * ln(p(w,c) / (p(w) p(c))) - ln k. Source: Levy, Goldberg (2014).
   */
  @Test
  void innerProductsBecomeShiftedPointwiseInformation() {
    RandomStream stream = RandomStream.seed(1);
    Tensor p = stream.uniformTensor(WORDS, WORDS).add(0.2);
    Tensor joint = p.div(p.sum());
    Tensor product = joint.sumKeeping(1).mul(joint.sumKeeping(0));
    Tensor theory = joint.div(product).log().sub(Math.log(K));
    Minimum minimum =
        Minimisers.lbfgs()
            .minimise(
                Objective.of(x -> expected(vectors(x), joint, product)),
                stream.normalTensor(2 * WORDS * WORDS).mul(0.5).toDoubles(),
                Stopping.STANDARD);
    WordVectors found = vectors(minimum.theta());
    Fixture.near("u'v", found.inputs().matmul(found.outputs(), false, true), theory, 2e-6);
  }

  private static WordVectors vectors(Tensor x) {
    int half = WORDS * WORDS;
    return new WordVectors(
        x.slice(0, 0, half).reshape(WORDS, WORDS),
        x.slice(0, half, 2 * half).reshape(WORDS, WORDS));
  }

  /** A pair (w, c) comes with p(w, c), and with it K negatives, each with p(c). */
  private static Tensor expected(WordVectors vectors, Tensor joint, Tensor product) {
    Tensor sum = Tensor.scalar(0);
    for (int w = 0; w < WORDS; w++) {
      for (int c = 0; c < WORDS; c++) {
        Tensor alone = vectors.negativeSamplingLoss(w, c);
        Tensor negative = vectors.negativeSamplingLoss(w, c, c).sub(alone);
        sum = sum.add(alone.mul(joint.get(w, c))).add(negative.mul(K * product.get(w, c)));
      }
    }
    return sum;
  }
}
