package io.github.medl.optim.minimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method for general functions on every test function, to its known minima. */
class MinimisersTest {
  private static final Map<String, Minimiser> METHODS =
      new TreeMap<>(
          Map.of(
              "BFGS", Minimisers.bfgs(),
              "DFP", Minimisers.quasiNewton(QuasiNewton.DFP),
              "rank one", Minimisers.quasiNewton(QuasiNewton.RANK_ONE),
              "L-BFGS", Minimisers.lbfgs(),
              "Polak-Ribiere", Minimisers.conjugateGradient(Conjugacy.POLAK_RIBIERE),
              "Fletcher-Reeves", Minimisers.conjugateGradient(Conjugacy.FLETCHER_REEVES),
              "damped Newton", Minimisers.dampedNewton(),
              "trust region", Minimisers.trustRegion(),
              "Levenberg-Marquardt", Minimisers.levenbergMarquardt()));

  /** Scales of 1e4: the gradient is small long before the minimum, or the search gives up. */
  private static final Set<String> TOO_HARD =
      Set.of(
          "Fletcher-Reeves: Powell badly scaled",
          "Polak-Ribiere: Powell badly scaled",
          "rank one: Powell badly scaled");

  static Stream<Arguments> pairs() {
    return METHODS.keySet().stream()
        .flatMap(
            method ->
                TestFunctions.ALL.stream()
                    .filter(problem -> !TOO_HARD.contains(method + ": " + problem))
                    .map(problem -> Arguments.of(method, problem)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("pairs")
  void findsAKnownMinimum(String method, TestFunctions.Problem problem) {
    // Rounding of C leaves a gradient that grows with C.
    double largest = Arrays.stream(problem.minima()).max().orElseThrow();
    Stopping stopping = Stopping.STANDARD.withGradient(1e-6 * (1 + largest));
    Minimum found = METHODS.get(method).minimise(problem.objective(), problem.start(), stopping);
    assertThat(found.status().isConverged()).as("%s", found).isTrue();
    assertThat(Arrays.stream(problem.minima()).boxed())
        .as("%s", found)
        .anySatisfy(
            known -> assertThat(found.value()).isCloseTo(known, within(1e-7 + 1e-6 * known)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("pairs")
  void theCostNeverRises(String method, TestFunctions.Problem problem) {
    Stopping stopping = Stopping.STANDARD.withGradient(1e-6).withIterations(100);
    double[] cost =
        METHODS
            .get(method)
            .minimise(problem.objective(), problem.start(), stopping)
            .trace()
            .value();
    for (int t = 1; t < cost.length; t++) {
      assertThat(cost[t]).isLessThanOrEqualTo(cost[t - 1] + 4 * Math.ulp(cost[t - 1]));
    }
  }
}
