/**
 * Writing (section 7.6): the choice of each next symbol, greedily, by chance or by a search with a
 * beam, for whatever says what may come next; and BLEU, which compares what was written with what
 * was to be written.
 */
@NullMarked
package io.github.medl.sequence.decoding;

import org.jspecify.annotations.NullMarked;
