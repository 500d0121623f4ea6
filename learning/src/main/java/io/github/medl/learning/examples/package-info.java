/**
 * What a model learns from, one observation a row: {@link
 * io.github.medl.learning.examples.Examples} are inputs with their targets, {@link
 * io.github.medl.learning.examples.Batches} hands them out epoch by epoch.
 *
 * <p>All that is random here is a function of explicit streams, the epoch and the batch. Files and
 * named data sets belong to {@code io.github.medl.learning.data}; what is fitted to training data
 * before it is applied to others, to {@code io.github.medl.learning.preparation}.
 */
@NullMarked
package io.github.medl.learning.examples;

import org.jspecify.annotations.NullMarked;
