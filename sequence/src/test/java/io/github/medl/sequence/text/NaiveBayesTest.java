package io.github.medl.sequence.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaiveBayesTest {
  private static List<List<String>> words(String text) {
    return Tokens.grams(Tokens.words(text), 1);
  }

  private final NaiveBayes model =
      NaiveBayes.of(
          List.of(words("good good film"), words("bad film"), words("good")),
          new int[] {1, 0, 1},
          2);

  @Test
  void scoresAreTheLogarithmsOfBayesRule() {
    assertThat(model.features()).isEqualTo(3);
    // P(0) = 1/3, P(film | 0) = (1 + 1) / (2 + 3); P(1) = 2/3, P(film | 1) = (1 + 1) / (4 + 3)
    double[] scores = model.scores(words("film unheard"));
    assertThat(scores[0]).isCloseTo(Math.log(1 / 3.0 * 2 / 5), within(1e-15));
    assertThat(scores[1]).isCloseTo(Math.log(2 / 3.0 * 2 / 7), within(1e-15));
    assertThat(model.predict(words("good bad bad"))).isZero();
    assertThat(model.right(List.of(words("good"), words("bad bad")), 1, 0)).isEqualTo(2);
  }

  @Test
  void ofEqualScoresTheFirstClassIsTaken() {
    NaiveBayes even = NaiveBayes.of(List.of(words("a"), words("a")), new int[] {0, 1}, 2);
    assertThat(even.predict(words("a"))).isZero();
  }

  @Test
  void aLabelForEachDocumentIsAskedFor() {
    assertThatThrownBy(() -> NaiveBayes.of(List.of(words("a")), new int[0], 1))
        .hasMessage("naive Bayes: 1 documents and 0 labels");
  }
}
