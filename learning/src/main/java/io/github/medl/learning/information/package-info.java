/**
 * How far two laws are from each other: {@link io.github.medl.learning.information.Information} for
 * laws on K values, {@link io.github.medl.learning.information.Wasserstein} for samples of numbers.
 *
 * <p>What judges predictions belongs to {@code io.github.medl.learning.evaluation}, what is
 * minimised when a model is fitted to {@code io.github.medl.learning.loss}.
 */
@NullMarked
package io.github.medl.learning.information;

import org.jspecify.annotations.NullMarked;
