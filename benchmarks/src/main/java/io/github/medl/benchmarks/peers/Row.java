package io.github.medl.benchmarks.peers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The medians of one workload, in milliseconds; null for what is not measured or not wanted.
 *
 * @param workload its name
 * @param medl in medl
 * @param libtorch in LibTorch through DJL
 * @param dl4j in DL4J
 * @param ratio medl's time over LibTorch's
 * @param goal the largest ratio that is wanted on this Java
 * @param verdict whether it is met
 * @param floor of the step's matrix products alone, in medl
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
    @JsonProperty("workload") String workload,
    @JsonProperty("medl_ms") double medl,
    @JsonProperty("libtorch_ms") double libtorch,
    @JsonProperty("dl4j_ms") Double dl4j,
    @JsonProperty("ratio_to_libtorch") double ratio,
    @JsonProperty("goal") Double goal,
    @JsonProperty("verdict") @Nullable String verdict,
    @JsonProperty("floor_ms") Double floor) {
  static final String HEADER =
      String.format(
          Locale.ROOT,
          "%-24s %11s %11s %11s %9s %6s %-7s %11s",
          "workload",
          "medl ms",
          "LibTorch ms",
          "DL4J ms",
          "ratio",
          "goal",
          "",
          "floor ms");

  /** The row of a task, with its verdict. */
  static Row of(
      Task task, double medl, double libtorch, @Nullable Double dl4j, @Nullable Double floor) {
    double ratio = medl / libtorch;
    boolean isWanted = !Double.isNaN(task.goal());
    return new Row(
        task.id(),
        medl,
        libtorch,
        dl4j,
        ratio,
        isWanted ? task.goal() : null,
        isWanted ? (ratio <= task.goal() ? "met" : "missed") : null,
        floor);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-24s %11.5f %11.5f %11s %9.3f %6s %-7s %11s",
        workload,
        medl,
        libtorch,
        text("%.5f", dl4j),
        ratio,
        text("%.2f", goal),
        verdict == null ? "" : verdict,
        text("%.5f", floor));
  }

  private static String text(String format, @Nullable Double number) {
    return number == null ? "" : String.format(Locale.ROOT, format, number);
  }
}
