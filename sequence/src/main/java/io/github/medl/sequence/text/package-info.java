/**
 * Text (section 7.1): tokens, vocabularies, byte-pair pieces, counts of words and of n-grams, what
 * probability a model gives to a text, and vectors for words.
 *
 * <p>Nothing here depends on the order of a hash or on the language of the machine: learned
 * vocabularies are sorted by code point.
 */
@NullMarked
package io.github.medl.sequence.text;

import org.jspecify.annotations.NullMarked;
