/**
 * How far to go along a direction (chapter 4): exact and inexact {@link
 * io.github.medl.optim.linesearch.LineSearch}es on a function of one number, the {@link
 * io.github.medl.optim.linesearch.Ray} φ(α) = C(θ + α d).
 *
 * <p>Nothing here knows C, θ or d; where to go is the business of {@link
 * io.github.medl.optim.minimise}.
 */
@NullMarked
package io.github.medl.optim.linesearch;

import org.jspecify.annotations.NullMarked;
