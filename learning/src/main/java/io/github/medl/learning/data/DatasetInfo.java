package io.github.medl.learning.data;

import java.util.Optional;

/**
 * A row of the catalogue of data sets.
 *
 * @param name what to ask for, like {@code mnist}
 * @param title what it is
 * @param shape how much there is of what
 * @param bytes the size of its files, uncompressed
 * @param licence the licence of the data
 * @param source who published them
 * @param available where it is here, or empty if it must first be fetched
 */
public record DatasetInfo(
    String name,
    String title,
    String shape,
    long bytes,
    String licence,
    String source,
    Optional<Origin> available) {}
