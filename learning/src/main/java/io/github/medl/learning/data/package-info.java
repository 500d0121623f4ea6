/**
 * Data sets: {@link io.github.medl.learning.data.Datasets} loads by name what the book uses.
 *
 * <p>A file is looked for in the jar, in the data directory, in the user's cache and at last on the
 * network ({@link io.github.medl.learning.data.DataStore}); wherever it is found, its uncompressed
 * content must have the known checksum, and what was loaded says where it came from ({@link
 * io.github.medl.learning.data.Provenance}). Licences and attributions: {@code ATTRIBUTION.md}
 * beside the embedded files. File formats belong to {@code io.github.medl.io}; what a figure does
 * with the data belongs to the figure.
 */
@NullMarked
package io.github.medl.learning.data;

import org.jspecify.annotations.NullMarked;
