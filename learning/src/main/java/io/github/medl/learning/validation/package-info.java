/**
 * How well a model will do on data that it has not seen: {@link
 * io.github.medl.learning.validation.Partition} and {@link
 * io.github.medl.learning.validation.Folds} split data, {@link
 * io.github.medl.learning.validation.CrossValidation} judges a learner, {@link
 * io.github.medl.learning.validation.ModelSelection} chooses among several, {@link
 * io.github.medl.learning.validation.LearningCurve} and {@link
 * io.github.medl.learning.validation.BiasVariance} tell why it does as well as it does.
 *
 * <p>Everything here asks for a {@link io.github.medl.learning.Learner} and for splits that are
 * drawn beforehand: the same folds serve all models that are compared. No model lives here.
 */
@NullMarked
package io.github.medl.learning.validation;

import org.jspecify.annotations.NullMarked;
