/**
 * Search of hyper-parameters: a {@link io.github.medl.networks.training.search.Space} makes a plan
 * of settings, a {@link io.github.medl.networks.training.search.Search} tries them. What a trial
 * is, the caller says: nothing here knows of networks.
 */
package io.github.medl.networks.training.search;
