package io.github.medl.examples.figure;

import io.github.medl.learning.data.Provenance;

/**
 * Which data a figure was computed from.
 *
 * @param name the data set, for example {@code mnist}
 * @param origin where it was found: {@code embedded}, a folder, a cache or an address
 * @param sha256 the SHA-256 of the uncompressed content, in hexadecimal
 */
public record DataOrigin(String name, String origin, String sha256) {
  /**
   * The part of a provenance that a result holds.
   *
   * @param provenance as the data say
   * @return name, origin and checksum
   */
  public static DataOrigin of(Provenance provenance) {
    return new DataOrigin(provenance.name(), provenance.origin().toString(), provenance.sha256());
  }
}
