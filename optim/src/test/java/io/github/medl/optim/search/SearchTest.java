package io.github.medl.optim.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.optim.trials.Place;
import io.github.medl.random.RandomStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
  private static final Space SPACE =
      Space.empty().logarithmic("alpha", 1e-4, 1).choice("units", 16, 64).uniform("p", 0, 0.5);

  /** The bowl (log10 alpha + 2)^2 + p. */
  private static double bowl(Setting setting) {
    double exponent = Math.log10(setting.value("alpha")) + 2;
    return exponent * exponent + setting.value("p");
  }

  @Test
  void aGridHasAllCombinations() {
    List<Setting> grid = SPACE.grid(3);
    assertThat(grid).hasSize(3 * 2 * 3).doesNotHaveDuplicates();
    assertThat(grid.stream().map(s -> s.value("alpha")).distinct().toList())
        .hasSize(3)
        .satisfiesExactly(
            a -> assertThat(a).isEqualTo(1e-4),
            a -> assertThat(a).isCloseTo(1e-2, within(1e-15)),
            a -> assertThat(a).isCloseTo(1, within(1e-15)));
    assertThat(grid.get(1).value("p")).isEqualTo(0.25);
  }

  @Test
  void randomSettingsStayInTheSpaceAndDependOnTheSeedAlone() {
    List<Setting> plan = SPACE.random(400, RandomStream.seed(1));
    assertThat(plan).isEqualTo(SPACE.random(400, RandomStream.seed(1)));
    assertThat(plan).isNotEqualTo(SPACE.random(400, RandomStream.seed(2)));
    int large = 0;
    for (Setting setting : plan) {
      assertThat(setting.value("alpha")).isBetween(1e-4, 1.0);
      assertThat(setting.count("units")).isIn(16, 64);
      assertThat(setting.value("p")).isBetween(0.0, 0.5);
      large += setting.value("alpha") > 1e-2 ? 1 : 0;
    }
    assertThat(large).isBetween(160, 240); // 1e-2 is the middle of the logarithms; deviation 10
  }

  @Test
  void theBestComesFirstAndNaNLast() {
    List<Setting> plan = SPACE.grid(5);
    List<Search.Result> results =
        Search.all(
            plan,
            1,
            7,
            (setting, budget, stream) -> setting.value("alpha") > 0.5 ? Double.NaN : bowl(setting));
    assertThat(results).hasSize(50);
    assertThat(results.get(0).score()).isCloseTo(0, within(1e-25));
    assertThat(results.get(0).setting().value("alpha")).isCloseTo(1e-2, within(1e-15));
    assertThat(results.get(49).score()).isNaN();
  }

  @Test
  void halvingGivesTheLargestBudgetToTheBestAndKeepsAllResults() {
    List<Setting> plan = SPACE.random(16, RandomStream.seed(3));
    Map<Integer, Integer> trials = new TreeMap<>();
    List<Search.Result> results =
        Search.successiveHalving(
            plan,
            1,
            2,
            100,
            7,
            (setting, budget, stream) -> {
              trials.merge(budget, 1, Integer::sum);
              return bowl(setting);
            });
    assertThat(trials).isEqualTo(Map.of(1, 16, 2, 8, 4, 4, 8, 2, 16, 1));
    assertThat(results).extracting(Search.Result::number).doesNotHaveDuplicates().hasSize(16);
    double best = plan.stream().mapToDouble(SearchTest::bowl).min().orElseThrow();
    assertThat(results.get(0).score()).isEqualTo(best);
    assertThat(results.get(0).budget()).isEqualTo(16);
    assertThat(results.get(15).budget()).isEqualTo(1);
  }

  @Test
  void halvingEndsAtTheLargestBudget() {
    List<Search.Result> results =
        Search.successiveHalving(
            SPACE.random(16, RandomStream.seed(3)), 3, 3, 10, 7, (s, b, stream) -> bowl(s));
    assertThat(results).extracting(Search.Result::budget).startsWith(9, 9, 9, 9, 9, 3);
  }

  @Test
  void aTrialCanBeRepeatedAloneAndKeepsItsStreamWhenTheBudgetGrows() {
    Map<Setting, List<Long>> words = new HashMap<>();
    Search.Trial trial =
        (setting, budget, stream) -> {
          words.computeIfAbsent(setting, s -> new ArrayList<>()).add(stream.nextLong());
          return bowl(setting);
        };
    Search.successiveHalving(SPACE.random(8, RandomStream.seed(3)), 1, 2, 8, 7, trial);
    assertThat(words.values()).allSatisfy(w -> assertThat(w.stream().distinct()).hasSize(1));
    assertThat(words.values().stream().map(w -> w.get(0)).distinct()).hasSize(8);
    List<Setting> plan = SPACE.random(8, RandomStream.seed(3));
    for (int i = 0; i < plan.size(); i++) {
      assertThat(words.get(plan.get(i)).get(0)).isEqualTo(Search.stream(7, i).nextLong());
    }
    assertThatThrownBy(() -> Search.stream(7, -1)).hasMessageContaining("-1");
  }

  @Test
  void aSearchHasTheSameResultsWhereverItsTrialsRun() {
    List<Setting> plan = SPACE.random(16, RandomStream.seed(3));
    Search.Trial noisy = (setting, budget, stream) -> bowl(setting) + stream.uniform() / budget;
    List<Search.Result> expected = Search.successiveHalving(plan, 1, 2, 8, 7, noisy);
    Place two = Place.threads(2);
    assertThat(
            Search.successiveHalving(plan, 1, 2, 8, 7, noisy, (trials, budget) -> trials.on(two)))
        .isEqualTo(expected);
    assertThat(Search.all(plan, 8, 7, noisy, (trials, budget) -> trials.on(two)))
        .isEqualTo(Search.all(plan, 8, 7, noisy));
  }

  @Test
  void aStoppedSearchGoesOn(@TempDir Path folder) {
    List<Setting> plan = SPACE.random(16, RandomStream.seed(3));
    Search.Rounds kept =
        (trials, budget) -> trials.keptIn(folder.resolve("budget-" + budget), Double.class);
    int[] tried = {0};
    Search.Trial stopping =
        (setting, budget, stream) -> {
          if (tried[0] == 20) { // in the second round
            throw new IllegalStateException("stopped");
          }
          tried[0]++;
          return bowl(setting);
        };
    assertThatThrownBy(() -> Search.successiveHalving(plan, 1, 2, 100, 7, stopping, kept))
        .hasMessageContaining("4 of 8 trials failed");
    tried[0] = 0;
    assertThat(Search.successiveHalving(plan, 1, 2, 100, 7, stopping, kept))
        .isEqualTo(Search.successiveHalving(plan, 1, 2, 100, 7, (s, b, stream) -> bowl(s)));
    assertThat(tried[0]).isEqualTo(31 - 20);
    List<Setting> other = SPACE.random(16, RandomStream.seed(4));
    assertThatThrownBy(() -> Search.successiveHalving(other, 1, 2, 100, 7, stopping, kept))
        .hasMessageContaining("settings:");
  }

  @Test
  void badPlansAreRefused() {
    assertThatThrownBy(() -> SPACE.choice("alpha", 1)).hasMessageContaining("there already");
    assertThatThrownBy(() -> SPACE.logarithmic("x", 0, 1)).hasMessageContaining("0 < low");
    assertThatThrownBy(() -> SPACE.choice("x")).hasMessageContaining("needs a value");
    assertThatThrownBy(() -> SPACE.grid(0)).hasMessageContaining("point");
    assertThatThrownBy(() -> Search.all(List.of(), 1, 0, (s, b, r) -> 0))
        .hasMessageContaining("0 settings");
    assertThatThrownBy(() -> SPACE.grid(1).get(0).value("beta")).hasMessageContaining("'beta'");
  }
}
