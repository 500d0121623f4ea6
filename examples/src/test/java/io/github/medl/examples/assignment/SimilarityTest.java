package io.github.medl.examples.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  private static final Map<String, String> STUB =
      Map.of("A.java", "double f(double[] x) { throw new RuntimeException(); }");
  private static final String LOOP =
      "double f(double[] x) { double s = 0; for (int i = 0; i < x.length; i++) { s += x[i]; }"
          + " return s / x.length; }";

  private static Graded handedIn(String student, String source) {
    return new Graded(student, List.of(), 0, List.of(), Map.of("A.java", source));
  }

  private static double share(String one, String other) {
    List<Similarity> pairs = Similarity.of(List.of(handedIn("a", one), handedIn("b", other)), STUB);
    assertThat(pairs).hasSize(1);
    return pairs.get(0).share();
  }

  @Test
  void otherNamesCommentsAndSpacesHideNothing() {
    String disguised =
        "double f(double[] x) { // mine\n double total=0;\nfor (int k=0;k<x.length;k++) "
            + "{total+=x[k];}\n /* really */ return total/x.length; }";
    assertThat(share(LOOP, LOOP)).isEqualTo(1);
    assertThat(share(LOOP, disguised)).isCloseTo(1, within(1e-12));
  }

  @Test
  void anotherWayAndWhatWasHandedOutHaveNothingInCommon() {
    String stream =
        "double f(double[] x) { return java.util.Arrays.stream(x).average().getAsDouble(); }";
    assertThat(share(LOOP, stream)).isLessThan(0.1);
    assertThat(share(STUB.get("A.java"), STUB.get("A.java"))).isEqualTo(0);
  }

  @Test
  void theMostAlikeComeFirst() {
    List<Similarity> pairs =
        Similarity.of(
            List.of(
                handedIn("a", LOOP),
                handedIn("b", "int g() { int q = 1; while (q < 9) { q = q * 2 + 1; } return -q; }"),
                handedIn("c", LOOP.replace("s ", "t "))),
            STUB);
    assertThat(pairs.get(0).first() + pairs.get(0).second()).isEqualTo("ac");
    assertThat(pairs).hasSize(3);
  }
}
