/**
 * What the linear models share: how a table of coefficients is written, and a band around a curve.
 * Models stand in {@link io.github.medl.linear.regression} and {@link
 * io.github.medl.linear.classification}; what is about models of any kind belongs to {@code
 * io.github.medl.learning}.
 */
@NullMarked
package io.github.medl.linear;

import org.jspecify.annotations.NullMarked;
