/**
 * Linear regression (chapter 2): least squares by several methods that agree, with the inference of
 * a regression table; many responses at once, from rows that need not fit into memory together;
 * ridge regression and the LASSO.
 *
 * <p>A model is fitted to x of shape (n, p) without a column of ones, and has an intercept unless
 * asked to have none. Features made of others belong to {@code learning.preparation}, classes to
 * {@code classification}.
 */
@NullMarked
package io.github.medl.linear.regression;

import org.jspecify.annotations.NullMarked;
