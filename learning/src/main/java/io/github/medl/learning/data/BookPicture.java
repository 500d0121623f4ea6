package io.github.medl.learning.data;

import io.github.medl.io.Picture;
import java.util.List;

/**
 * A picture of the book's repository.
 *
 * @param provenance where the file came from
 * @param picture the picture itself
 */
public record BookPicture(List<Provenance> provenance, Picture picture) {}
