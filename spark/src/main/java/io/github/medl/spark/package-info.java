/**
 * Other machines, by Apache Spark: {@link io.github.medl.spark.SparkPlace} is a {@link
 * io.github.medl.optim.trials.Place} whose trials are computed by the executors of a Spark context.
 *
 * <p>Here may not live: anything that could be said without Spark; no other module depends on this
 * one, and Spark itself is brought by the cluster or by the program that uses it.
 */
@NullMarked
package io.github.medl.spark;

import org.jspecify.annotations.NullMarked;
