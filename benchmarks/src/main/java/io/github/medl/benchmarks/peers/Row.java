package io.github.medl.benchmarks.peers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * The medians of one workload, in milliseconds.
 *
 * @param workload its name
 * @param medl in medl
 * @param libtorch in LibTorch through DJL
 * @param dl4j in DL4J
 * @param ratio medl's time over LibTorch's
 * @param floor of the step's matrix products alone, in medl; null where there is no step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
    @JsonProperty("workload") String workload,
    @JsonProperty("medl_ms") double medl,
    @JsonProperty("libtorch_ms") double libtorch,
    @JsonProperty("dl4j_ms") double dl4j,
    @JsonProperty("ratio_to_libtorch") double ratio,
    @JsonProperty("floor_ms") Double floor) {
  static final String HEADER =
      String.format(
          Locale.ROOT,
          "%-20s %11s %11s %11s %9s %11s",
          "workload",
          "medl ms",
          "LibTorch ms",
          "DL4J ms",
          "ratio",
          "floor ms");

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-20s %11.5f %11.5f %11.5f %9.3f %11s",
        workload,
        medl,
        libtorch,
        dl4j,
        ratio,
        floor == null ? "" : String.format(Locale.ROOT, "%.5f", floor));
  }
}
