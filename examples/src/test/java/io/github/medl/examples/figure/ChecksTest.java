package io.github.medl.examples.figure;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.THEORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChecksTest {
  private static boolean ok(Checks checks) {
    return checks.list().get(checks.list().size() - 1).ok();
  }

  @Test
  void aNumberHoldsUpToItsTolerance() {
    assertThat(ok(new Checks().near("x", 1.5, 1, 0.5, PRINTED))).isTrue();
    assertThat(ok(new Checks().near("x", Math.nextUp(1.5), 1, 0.5, PRINTED))).isFalse();
    assertThat(ok(new Checks().near("x", 0.5, 1, 0.5, PRINTED))).isTrue();
  }

  @Test
  void aRelativeToleranceScalesWithTheReference() {
    Check check = new Checks().nearRelative("x", -1009, -1000, 0.01, PRINTED).list().get(0);
    assertThat(check.tolerance()).isEqualTo(10);
    assertThat(check.ok()).isTrue();
    assertThat(ok(new Checks().nearRelative("x", -1011, -1000, 0.01, PRINTED))).isFalse();
    assertThatThrownBy(() -> new Checks().nearRelative("x", 0, 0, 0.01, PRINTED))
        .hasMessageContaining("use near");
  }

  @Test
  void notANumberNeverHolds() {
    double nan = Double.NaN;
    assertThat(ok(new Checks().near("x", nan, 1, 1e300, PRINTED))).isFalse();
    assertThat(ok(new Checks().between("x", nan, -1e300, 1e300, PRINTED))).isFalse();
    assertThat(ok(new Checks().allNear("x", new double[] {0, nan, 0}, new double[3], 1, PRINTED)))
        .isFalse();
    assertThat(
            ok(new Checks().allNearRelative("x", new double[] {nan}, new double[] {1}, 1, PRINTED)))
        .isFalse();
  }

  @Test
  void infinityNeverHolds() {
    assertThat(ok(new Checks().near("x", Double.POSITIVE_INFINITY, 1, 1e300, PRINTED))).isFalse();
  }

  @Test
  void whatCouldLetAnythingPassIsRefused() {
    Checks checks = new Checks();
    assertThatThrownBy(() -> checks.near("x", 1, Double.NaN, 1, PRINTED))
        .hasMessageContaining("'x'")
        .hasMessageContaining("reference");
    assertThatThrownBy(() -> checks.near("x", 1, 1, Double.POSITIVE_INFINITY, PRINTED))
        .hasMessageContaining("tolerance");
    assertThatThrownBy(() -> checks.near("x", 1, 1, Double.NaN, PRINTED))
        .hasMessageContaining("tolerance");
    assertThatThrownBy(() -> checks.near("x", 1, 1, -1, PRINTED)).hasMessageContaining("tolerance");
    assertThatThrownBy(() -> checks.between("x", 1, 2, 0, PRINTED))
        .hasMessageContaining("tolerance");
    assertThatThrownBy(() -> checks.atMost("x", 1, Double.POSITIVE_INFINITY, PRINTED))
        .hasMessageContaining("reference");
    assertThatThrownBy(() -> checks.atLeast(" ", 1, 0, PRINTED)).hasMessageContaining("name");
    assertThatThrownBy(() -> checks.allNear("x", new double[0], new double[0], 1, PRINTED))
        .hasMessageContaining("0 numbers");
    assertThatThrownBy(() -> checks.allNear("x", new double[1], new double[2], 1, PRINTED))
        .hasMessageContaining("1 numbers cannot be compared with 2");
    assertThat(checks.list()).isEmpty();
  }

  @Test
  void aBandHoldsItsEnds() {
    assertThat(ok(new Checks().between("x", 0.1, 0.1, 0.3, PRINTED))).isTrue();
    assertThat(ok(new Checks().between("x", 0.3, 0.1, 0.3, PRINTED))).isTrue();
    assertThat(ok(new Checks().between("x", Math.nextUp(0.3), 0.1, 0.3, PRINTED))).isFalse();
    assertThat(ok(new Checks().between("x", Math.nextDown(0.1), 0.1, 0.3, PRINTED))).isFalse();
  }

  @Test
  void aBoundIsReachedAndNotPassed() {
    assertThat(ok(new Checks().atMost("x", 0.3, 0.3, PRINTED))).isTrue();
    assertThat(ok(new Checks().atMost("x", Math.nextUp(0.3), 0.3, PRINTED))).isFalse();
    assertThat(ok(new Checks().atLeast("x", 0.3, 0.3, PRINTED))).isTrue();
    assertThat(ok(new Checks().atLeast("x", Math.nextDown(0.3), 0.3, PRINTED))).isFalse();
    for (double ours : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1 / 0.0}) {
      assertThat(ok(new Checks().atMost("x", ours, 1, PRINTED))).isFalse();
      assertThat(ok(new Checks().atLeast("x", ours, 1, PRINTED))).isFalse();
    }
  }

  @Test
  void anArrayIsOneLineWithItsLargestDifference() {
    Check check =
        new Checks()
            .allNear("path", new double[] {1, 2, 3}, new double[] {1, 2.5, 3}, 0.1, PRINTED)
            .list()
            .get(0);
    assertThat(check.ours()).isEqualTo(0.5);
    assertThat(check.relation()).isEqualTo(Relation.AT_MOST);
    assertThat(check.reference()).isEqualTo(0.1);
    assertThat(check.ok()).isFalse();
    assertThat(check.name()).isEqualTo("path (largest difference of 3)");
  }

  @Test
  void aCountIsExact() {
    assertThat(ok(new Checks().exactly("rank", 713, 713, THEORY))).isTrue();
    assertThat(ok(new Checks().exactly("rank", 712, 713, THEORY))).isFalse();
  }

  @Test
  void aStatementHoldsOrNot() {
    assertThat(ok(new Checks().holds("decreasing", true, THEORY))).isTrue();
    assertThat(ok(new Checks().holds("decreasing", false, THEORY))).isFalse();
  }
}
