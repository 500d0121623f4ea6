package io.github.medl.optim.minimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.optim.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figure 4.2: 100 000 steps, to the digits of the authors' code. */
class GradientDescentFigureTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0.005, 0.5341923827912796, 0.2146510452389456, 0.7169736034",
    "1, 0.0025, 0.8820528615601, 0.7385512830363, 0.1696677867",
    "0.99, 0.005, 0.5359092117672, 0.2848784622479, 0.2159186023",
    "0.99, 0.0025, 0.4004388799647, 0.1574186008728, 0.3603336071",
  })
  void endsWhereTheBookEnds(double gamma, double alpha, double theta1, double theta2, double cost) {
    Minimum end =
        Minimisers.gradientDescent(Schedule.exponential(alpha, gamma))
            .minimise(Rosenbrock.FORMULAS, new double[] {0.2, -0.2}, Stopping.after(100_000));
    assertThat(end.theta().get(0)).isCloseTo(theta1, within(1e-9));
    assertThat(end.theta().get(1)).isCloseTo(theta2, within(1e-9));
    assertThat(end.value()).isCloseTo(cost, within(1e-9));
    assertThat(end.status()).isEqualTo(Status.BUDGET);
    assertThat(end.trace().size()).isEqualTo(100_001);
  }
}
