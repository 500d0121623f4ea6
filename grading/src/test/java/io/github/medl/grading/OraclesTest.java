package io.github.medl.grading;

import static io.github.medl.grading.Oracles.forbids;
import static io.github.medl.grading.Oracles.gradientOf;
import static io.github.medl.grading.Oracles.iteratesLike;
import static io.github.medl.grading.Oracles.leavesInputsAlone;
import static io.github.medl.grading.Oracles.points;
import static io.github.medl.grading.Oracles.trains;
import static io.github.medl.grading.Oracles.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OraclesTest {
  private static Tensor bowl(Tensor theta) {
    return theta.square().sum().mul(0.5);
  }

  private static List<Tensor> descend(Tensor start, double rate, int steps) {
    List<Tensor> iterates = new ArrayList<>(List.of(start));
    for (int t = 0; t < steps; t++) {
      iterates.add(iterates.get(t).mul(1 - rate));
    }
    return iterates;
  }

  private static IterateOracle descent() {
    return iteratesLike(
            (theta, gradient) -> {
              for (int i = 0; i < theta.length; i++) {
                theta[i] -= 0.1 * gradient[i];
              }
            },
            20)
        .of(OraclesTest::bowl)
        .from(3, -1);
  }

  @Test
  void aRightGradientPassesAndAWrongSignIsShown() {
    gradientOf(OraclesTest::bowl).is(theta -> theta).at(points(20, 3));
    assertThatThrownBy(() -> gradientOf(OraclesTest::bowl).is(Tensor::neg).at(Tensor.vector(1, 2)))
        .isInstanceOf(WrongAnswer.class)
        .hasMessageContaining("the gradient is wrong in element 0")
        .hasMessageContaining("input:    [1. 2.]")
        .hasMessageContaining("yours:    [-1. -2.]")
        .hasMessageContaining("expected: [1. 2.]");
  }

  @Test
  void aGradientOfAnotherShapeIsToldByBothShapes() {
    assertThatThrownBy(() -> gradientOf(OraclesTest::bowl).is(Tensor::sum).at(Tensor.vector(1, 2)))
        .hasMessageContaining("another shape");
  }

  @Test
  void iteratesAreHeldAgainstThoseOfTheReference() {
    descent().holdsFor(start -> descend(start, 0.1, 20));
    assertThatThrownBy(() -> descent().holdsFor(start -> descend(start, 0.2, 20)))
        .hasMessageContaining("iterate θ(1)");
    assertThatThrownBy(() -> descent().holdsFor(start -> descend(start, 0.1, 19)))
        .hasMessageContaining("number of iterates")
        .hasMessageContaining("yours:    20")
        .hasMessageContaining("expected: 21");
  }

  @Test
  void aTrainingMustReachItsMeasureOnEverySeed() {
    trains(random -> 0.9).to("accuracy", model -> model, 0.9).on(1, 2, 3);
    assertThatThrownBy(
            () -> trains(random -> random.uniform()).to("accuracy", model -> model, 1).on(4))
        .hasMessageContaining("the accuracy is too low")
        .hasMessageContaining("seed 4")
        .hasMessageContaining("at least 1.0");
  }

  /** Uses lists in a class nested in it. */
  private static final class Answerer {
    private static final class Nested {
      static Object list() {
        return new ArrayList<String>();
      }
    }

    static Object list() {
      return Nested.list();
    }
  }

  @Test
  void aForbiddenClassIsFoundInTheByteCodeAlsoOfNestedClasses() {
    assertThat(Answerer.list()).isNotNull();
    forbids(Thread.class).in(Values.class);
    assertThatThrownBy(() -> forbids(ArrayList.class).in(Answerer.class))
        .hasMessageContaining("Nested")
        .hasMessageContaining("java.util.ArrayList");
  }

  @Test
  void aChangedInputIsFound() {
    double[] x = {1, 2};
    double[][] rows = {{1}, {2}};
    leavesInputsAlone(x, rows, Tensor.vector(1)).during(() -> {});
    assertThatThrownBy(() -> leavesInputsAlone(x).during(() -> x[1] = 5))
        .hasMessageContaining("an input was changed")
        .hasMessageContaining("[1.0, 2.0]")
        .hasMessageContaining("[1.0, 5.0]");
    assertThatThrownBy(() -> leavesInputsAlone(x, rows).during(() -> rows[0][0] = Double.NaN))
        .hasMessageContaining("[[NaN], [2.0]]");
  }

  @Test
  void whatNeverEndsIsLeftBehindAndWhatFailsFailsAsItDid() {
    within(1e6).run(() -> {});
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                within(0.01)
                    .run(
                        () -> {
                          try {
                            never.await();
                          } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                          }
                        }))
        .hasMessageContaining("it takes too long");
    assertThatThrownBy(
            () ->
                within(1e6)
                    .run(
                        () -> {
                          throw new IllegalStateException("mine");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mine");
    assertThatThrownBy(() -> within(0)).hasMessageContaining("above 0");
  }

  @Test
  void answersAreNumbersOfAnyKind() {
    assertThatCode(() -> Answer.to().is(2).near(2.0, 0)).doesNotThrowAnyException();
    Answer.to().is(new int[] {1, 2}).near(new double[] {1, 2}, 0);
    Answer.to().is(Double.NaN).near(Double.NaN, 0);
    Answer.to().is(new int[] {1, 2}).equalTo(new int[] {1, 2});
    assertThatThrownBy(() -> Answer.to("x").is(null).near(1, 0))
        .hasMessageContaining("there is no answer");
    assertThatThrownBy(() -> Answer.to("x").is("one").equalTo("two"))
        .hasMessageContaining("yours:    one");
  }
}
