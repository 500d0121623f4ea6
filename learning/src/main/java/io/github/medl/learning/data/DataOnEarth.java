package io.github.medl.learning.data;

import java.util.List;

/**
 * Estimates of the data of mankind, of figure 1.5.
 *
 * @param provenance where the file came from
 * @param observations in the order of the years
 */
public record DataOnEarth(List<Provenance> provenance, List<Observation> observations) {

  /** What an estimate is about. */
  public enum Kind {
    /** All data created in the year. */
    CREATED,
    /** All data stored at the end of the year. */
    STORED
  }

  /**
   * One estimate.
   *
   * @param year the year
   * @param kind what it is about
   * @param zettabytes the volume, in units of 10^21 bytes
   */
  public record Observation(int year, Kind kind, double zettabytes) {}
}
