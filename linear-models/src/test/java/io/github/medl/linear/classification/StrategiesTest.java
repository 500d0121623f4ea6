package io.github.medl.linear.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.Classifier;
import io.github.medl.learning.Learner;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategiesTest {
  private static final TabularData IRIS = Datasets.iris();

  /** Whoever has seen y = 1 at x = v says that the score of x is 1 - |x - v|. */
  private static final Learner<Classifier> NEAR =
      (x, y) -> {
        double v = x.mul(y.reshape(-1, 1)).sum().item() / y.sum().item();
        return at -> {
          Tensor score = at.select(1, 0).sub(v).abs().neg().add(1);
          return Tensor.stack(1, List.of(score.neg(), score));
        };
      };

  @Test
  void ofOneVsRestTheSurestWins() {
    Tensor x = Tensor.vector(0, 10, 20).reshape(-1, 1);
    OneVsRestModel model = new OneVsRest(NEAR).fit(x, Tensor.vector(0, 1, 2));
    assertThat(model.models()).hasSize(3);
    assertThat(model.scores(Tensor.vector(9).reshape(1, 1)))
        .isEqualTo(Tensor.of(new double[][] {{-8, 0, -10}}));
    assertThat(model.predict(Tensor.vector(1, 9, 18).reshape(-1, 1)))
        .isEqualTo(Tensor.vector(0, 1, 2));
  }

  @Test
  void votesAreCountedAndOfTiesTheSmallestClassWins() {
    // Each pair is for its first class within 1 of it, whatever it is for otherwise.
    Tensor x = Tensor.vector(0, 10, 20).reshape(-1, 1);
    OneVsOneModel votes = OneVsOne.byVotes(NEAR).fit(x, Tensor.vector(0, 1, 2));
    assertThat(votes.pairs()).extracting(OneVsOneModel.Pair::i).containsExactly(0, 0, 1);
    assertThat(votes.pairs()).extracting(OneVsOneModel.Pair::j).containsExactly(1, 2, 2);
    Tensor at = Tensor.vector(.5, 10.5, 15).reshape(-1, 1);
    // At 0.5: 0 beats 1 and 2, 2 beats 1. At 10.5: 1 and 2 beat 0, 1 beats 2. At 15: 2 twice.
    assertThat(votes.scores(at))
        .isEqualTo(Tensor.of(new double[][] {{2, -2, 0}, {-2, 2, 0}, {-2, 0, 2}}));
    // A pair that cannot decide votes for none: all are tied.
    Learner<Classifier> undecided = (rows, y) -> points -> Tensor.zeros(points.dim(0), 2);
    OneVsOneModel tied = OneVsOne.byVotes(undecided).fit(x, Tensor.vector(0, 1, 2));
    assertThat(tied.predict(at)).isEqualTo(Tensor.vector(0, 0, 0));
  }

  @Test
  void scoresAreSummed() {
    Tensor x = Tensor.vector(0, 10, 20).reshape(-1, 1);
    OneVsOneModel scores = OneVsOne.byScores(NEAR).fit(x, Tensor.vector(0, 1, 2));
    Tensor at = Tensor.vector(10.5).reshape(1, 1);
    // Pairs (0, 1) and (0, 2) say 2 (1 - 10.5) for class 0, pair (1, 2) says 2 (1 - 0.5) for 1.
    assertThat(scores.scores(at)).isEqualTo(Tensor.of(new double[][] {{-38, 20, 18}}));
  }

  @Test
  void aPairSeesTheRowsOfItsFirstClassThenThoseOfItsSecond() {
    Tensor x = Tensor.vector(0, 20, 10, 21, 11, 1).reshape(-1, 1);
    Tensor y = Tensor.vector(0, 2, 1, 2, 1, 0);
    StringBuilder seen = new StringBuilder();
    Learner<Classifier> spy =
        (rows, codes) -> {
          seen.append(rows.flatten()).append(codes);
          return NEAR.fit(rows, codes);
        };
    OneVsOne.byVotes(spy).fit(x, y);
    assertThat(seen.toString().replace(".", "").replaceAll(" +", " "))
        .startsWith("[ 0 1 10 11][1 1 0 0]");
  }

  @Test
  void iris() {
    Tensor x = IRIS.x();
    Tensor y = IRIS.y();
    for (Learner<? extends Classifier> binary :
        List.of(LogisticRegression.irls().ridge(.01), new LinearDiscriminant())) {
      for (Learner<? extends Classifier> many :
          List.of(OneVsOne.byVotes(binary), OneVsOne.byScores(binary))) {
        assertThat(many.fit(x, y).predict(x).equalTo(y).mean().item()).isGreaterThan(.95);
      }
    }
    assertThat(
            new OneVsRest(LogisticRegression.irls().ridge(.01))
                .fit(x, y)
                .predict(x)
                .equalTo(y)
                .mean()
                .item())
        .isGreaterThan(.95);
  }

  @Test
  void aMissingClassIsRefused() {
    Tensor x = Tensor.vector(0, 10, 20).reshape(-1, 1);
    assertThatThrownBy(() -> new OneVsRest(NEAR).fit(x, Tensor.vector(0, 2, 2)))
        .hasMessageContaining("one-vs-rest: no observation is of class 1");
    assertThatThrownBy(() -> OneVsOne.byVotes(NEAR).fit(x, Tensor.vector(0, 0, 0)))
        .hasMessageContaining("one-vs-one: all 3 observations are of class 0");
  }
}
