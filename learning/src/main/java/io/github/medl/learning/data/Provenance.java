package io.github.medl.learning.data;

/**
 * Where the content of a data file came from; it travels with the data.
 *
 * @param name the data set, like {@code mnist}
 * @param file the file, like {@code mnist/train-images-idx3-ubyte}
 * @param origin where it was found
 * @param sha256 the SHA-256 of the uncompressed content, 64 hexadecimal digits
 * @param licence the licence of the data
 * @param source who published them
 */
public record Provenance(
    String name, String file, Origin origin, String sha256, String licence, String source) {}
