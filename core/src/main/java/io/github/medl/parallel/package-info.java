/**
 * Threads: {@link io.github.medl.parallel.Parallel} runs independent blocks of work on a few hot
 * threads, and the result does not depend on how many they are; {@link
 * io.github.medl.parallel.Tree} adds up what blocks give.
 *
 * <p>Here may not live: anything that knows what a block computes.
 */
@NullMarked
package io.github.medl.parallel;

import org.jspecify.annotations.NullMarked;
