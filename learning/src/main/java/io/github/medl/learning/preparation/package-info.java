/**
 * What is done to observations before a model sees them. A {@link
 * io.github.medl.learning.preparation.Preparation} is fitted to training data and gives a {@link
 * io.github.medl.learning.preparation.Transformation}, which is applied to the training data and to
 * all others alike.
 *
 * <p>Only what needs no response lives here; models do not.
 */
@NullMarked
package io.github.medl.learning.preparation;

import org.jspecify.annotations.NullMarked;
