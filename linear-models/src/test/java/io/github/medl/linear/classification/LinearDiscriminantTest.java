package io.github.medl.linear.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.Datasets;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reference numbers: lda of R's MASS 7.3 under R 4.2.2. */
class LinearDiscriminantTest {
  private static final Tensor X = Datasets.iris().x();
  private static final Tensor Y = Datasets.iris().y();

  @Test
  void probabilitiesAreThoseOfR() {
    LinearDiscriminantModel model = new LinearDiscriminant().fit(X, Y);
    Tensor at = X.take(0, 70, 83, 133);
    double[] reference = {
      7.40811758162482e-28, .253228224738179, .746771775261821,
      4.24195194474066e-32, .143391908078757, .856608091921243,
      1.28389062432076e-28, .729388128031796, .270611871968204
    };
    assertThat(model.probabilities(at).allClose(Tensor.of(reference, 3, 3), 1e-6, 1e-20)).isTrue();
    assertThat(model.predict(X).equalTo(Y).sum().item()).isEqualTo(147);
  }

  @Test
  void classesOfUnequalSizeHaveUnequalPriors() {
    int[] rows = IntStream.concat(IntStream.range(0, 70), IntStream.range(100, 110)).toArray();
    LinearDiscriminantModel model =
        new LinearDiscriminant().fit(X.slice(1, 0, 2).take(0, rows), Y.take(0, rows));
    double[] reference = {
      .2133350612067465, .767731878067269, .01893306072598491,
      .1277621265935630, .784861858170850, .08737601523558700,
      .2934360315545958, .697690642929499, .00887332551590533,
      .0105605612210328, .868132210221497, .12130722855747005
    };
    Tensor at = X.slice(1, 0, 2).take(0, 59, 70, 106, 149);
    assertThat(model.probabilities(at).allClose(Tensor.of(reference, 4, 3), 1e-9, 0)).isTrue();
  }

  @Test
  void theBoundaryIsWhereBothClassesAreEquallyLikely() {
    int[] rows = IntStream.range(0, 100).toArray();
    LinearDiscriminantModel model =
        new LinearDiscriminant().fit(X.slice(1, 0, 2).take(0, rows), Y.take(0, rows));
    LinearBoundary line = model.boundary();
    Tensor at = Tensor.of(new double[][] {{5, line.at(5)}, {6, line.at(6)}});
    assertThat(model.probabilities(at).allClose(Tensor.full(.5, 2, 2), 0, 1e-9)).isTrue();
    assertThatThrownBy(() -> new LinearDiscriminant().fit(X, Y).boundary())
        .hasMessageContaining("3 classes of 4");
  }

  @Test
  void singularCovariancesAreRefusedInWords() {
    LinearDiscriminant fit = new LinearDiscriminant();
    Tensor constant = Tensor.concat(1, List.of(X, Tensor.ones(150, 1)));
    assertThatThrownBy(() -> fit.fit(constant, Y))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("column 4 of x is constant within every class");
    Tensor twice = Tensor.concat(1, List.of(X, X.slice(1, 0, 1).mul(2)));
    assertThatThrownBy(() -> fit.fit(twice, Y)).hasMessageContaining("linear combination");
    assertThatThrownBy(() -> fit.fit(X.take(0, 0, 60), Tensor.vector(0, 1)))
        .hasMessageContaining("nothing to estimate a covariance from");
  }

  @Test
  void thePerceptronSeparatesWhatCanBeSeparated() {
    int[] rows = IntStream.range(0, 100).toArray();
    Tensor x = X.take(0, rows);
    Tensor y = Y.take(0, rows);
    PerceptronModel model = new Perceptron(1000).fit(x, y);
    assertThat(model.separates()).isTrue();
    assertThat(model.predict(x)).isEqualTo(y);
    assertThat(model.mistakes()).last().isEqualTo(0);
  }

  @Test
  void thePerceptronMovesByTheRowsThatAreWrong() {
    // (0,0) of class 0 scores 0, which is wrong: b = -1. (2,1) scores -1: b = 0, w = (2,1).
    Tensor x = Tensor.of(new double[][] {{0, 0}, {2, 1}});
    PerceptronModel model = new Perceptron(1).fit(x, Tensor.vector(0, 1));
    assertThat(model.mistakes()).containsExactly(1);
    PerceptronModel two = new Perceptron(2).fit(x, Tensor.vector(0, 1));
    assertThat(two.coefficients()).isEqualTo(Tensor.vector(-1, 2, 1));
    assertThat(two.boundary().at(0)).isCloseTo(1, within(0.0));
  }

  @Test
  void ofClassesThatOverlapThePerceptronKeepsTheBestItSaw() {
    Tensor x = X.slice(0, 50, 150);
    Tensor y = Y.slice(0, 50, 150).sub(1);
    PerceptronModel model = new Perceptron(200).fit(x, y);
    assertThat(model.separates()).isFalse();
    assertThat(model.mistakes()).hasSize(200);
    int fewest = model.mistakes().stream().mapToInt(m -> m).min().orElseThrow();
    assertThat(100 - model.predict(x).equalTo(y).sum().item()).isEqualTo(fewest);
    assertThatThrownBy(() -> new Perceptron(0)).hasMessageContaining("at least one epoch");
  }
}
