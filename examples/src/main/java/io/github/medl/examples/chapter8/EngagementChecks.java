package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.Checks;
import io.github.medl.rl.environment.Engagement.Pays;
import java.util.List;
import java.util.Map;

/** The reference numbers of the engagement process, of an independent implementation. */
final class EngagementChecks {
  /** From which price on a policy holds, a digit a level; the price is counted in tenths. */
  private static final Map<Pays, Map<Integer, String>> POLICIES =
      Map.of(
          Pays.LEFT,
          Map.of(
              0, "1111111111",
              3, "1111111110",
              6, "0111111110",
              9, "0111111100",
              12, "0011111100",
              13, "0011111000",
              14, "0001110000",
              15, "0000000000"),
          Pays.REACHED,
          Map.of(
              0, "1111111111",
              4, "1111111110",
              8, "0111111110",
              12, "0111111100",
              15, "0011111100",
              17, "0011111000",
              18, "0001111000",
              19, "0000110000",
              20, "0000000000"));

  private static final Map<Pays, double[]> VALUES =
      Map.of(
          Pays.LEFT,
          new double[] {
            7.7523109392, 10.2538515653, 13.8671880253, 17.6792726343, 21.4740886747,
            25.1719556547, 28.7032249391, 31.9706368957, 34.8245017237, 36.8947010341
          },
          Pays.REACHED,
          new double[] {
            9.7057406691, 12.1762344485, 15.7447254632, 19.4874337851, 23.1738626857,
            26.7021668463, 29.9681201648, 32.8203802331, 35.0246359150, 36.2147815490
          });

  /** The prices at which stimulating begins not to pay. */
  record BreakEven(Pays pays, double discount, double[] prices) {}

  static final List<BreakEven> BREAK_EVEN =
      List.of(
          new BreakEven(
              Pays.LEFT,
              0.75,
              new double[] {
                .580015, 1.112314, 1.315526, 1.401715, 1.434415, 1.434415, 1.372776, 1.220973,
                .893701, .270690
              }),
          new BreakEven(
              Pays.LEFT,
              0.9,
              new double[] {
                1.339441, 2.582387, 3.151505, 3.452977, 3.589490, 3.589490, 3.226790, 2.532489,
                1.542347, .382477
              }),
          new BreakEven(
              Pays.LEFT,
              0.95,
              new double[] {
                1.982102, 3.984322, 4.961911, 5.515100, 5.769841, 5.769841, 4.943079, 3.530206,
                1.924210, .434363
              }),
          new BreakEven(
              Pays.REACHED,
              0.75,
              new double[] {
                .773353, 1.483086, 1.754035, 1.868953, 1.912554, 1.912554, 1.830368, 1.627964,
                1.191601, .360920
              }),
          new BreakEven(
              Pays.REACHED,
              0.9,
              new double[] {
                1.488268, 2.869319, 3.501672, 3.836641, 3.988322, 3.988322, 3.585322, 2.813876,
                1.713719, .424975
              }));

  private EngagementChecks() {}

  /** The policy at a price in tenths: a digit a level. */
  static String policy(Pays pays, int tenths) {
    int from =
        POLICIES.get(pays).keySet().stream()
            .filter(k -> k <= tenths)
            .max(Integer::compare)
            .orElseThrow();
    return POLICIES.get(pays).get(from);
  }

  static void values(Checks checks, Pays pays, double[] values) {
    checks.allNear("V for κ = 1, " + text(pays), values, VALUES.get(pays), 1e-9, RECOMPUTED);
  }

  static String text(Pays pays) {
    return pays == Pays.LEFT ? "level left" : "level reached";
  }
}
