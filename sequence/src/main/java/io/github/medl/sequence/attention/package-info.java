/**
 * Attention (sections 7.4 and 7.5): scores of queries and keys, weights over the places of a
 * sequence, several heads, masks, and the keys and values of past places, kept.
 *
 * <p>A mask is 1 where a place may be attended to and 0 where not; it is broadcast to the scores. A
 * query with no place to attend to gets weights 0, result 0 and gradient 0. What may not live here:
 * blocks and models.
 */
@NullMarked
package io.github.medl.sequence.attention;

import org.jspecify.annotations.NullMarked;
