/**
 * First-order optimisation (chapter 4): {@link io.github.medl.optim.Optimiser} and the methods in
 * {@link io.github.medl.optim.Optimisers}, which update {@link io.github.medl.optim.Parameter}s in
 * place from their gradients; learning-rate {@link io.github.medl.optim.Schedule}s.
 *
 * <p>Nothing here knows where a gradient comes from. Methods that see the whole function and decide
 * for themselves where to evaluate it live in {@link io.github.medl.optim.minimise}.
 */
@NullMarked
package io.github.medl.optim;

import org.jspecify.annotations.NullMarked;
