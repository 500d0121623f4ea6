package io.github.medl.learning.data;

import java.util.List;

/**
 * A text.
 *
 * @param provenance the file it came from
 * @param text the whole of it
 */
public record TextData(List<Provenance> provenance, String text) {}
