/**
 * Search of hyper-parameters: a {@link io.github.medl.optim.search.Space} makes a plan of settings,
 * a {@link io.github.medl.optim.search.Search} tries them. What a trial is, the caller says:
 * nothing here knows of models.
 */
@NullMarked
package io.github.medl.optim.search;

import org.jspecify.annotations.NullMarked;
