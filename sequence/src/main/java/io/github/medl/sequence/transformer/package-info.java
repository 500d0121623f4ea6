/**
 * Transformers (section 7.5): positions, blocks of attention and feed-forward layers, encoder,
 * decoder and both together, and the decoder alone, which writes text.
 *
 * <p>What may not live here: the choice of the next symbol, which is {@code decoding}'s.
 */
@NullMarked
package io.github.medl.sequence.transformer;

import org.jspecify.annotations.NullMarked;
