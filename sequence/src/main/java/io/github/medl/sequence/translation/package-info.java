/**
 * Recurrent encoder-decoders (section 7.4): with one context vector, which the decoder sees at its
 * first step or at every one, and with attention to all of the source.
 */
@NullMarked
package io.github.medl.sequence.translation;

import org.jspecify.annotations.NullMarked;
