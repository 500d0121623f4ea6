package io.github.medl.examples.figure;

/**
 * Which data a figure was computed from.
 *
 * @param name the data set, for example {@code mnist}
 * @param origin where it was found: {@code embedded}, a folder, a cache or an address
 * @param sha256 the SHA-256 of the uncompressed content, in hexadecimal
 */
public record DataOrigin(String name, String origin, String sha256) {}
