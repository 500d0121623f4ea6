/**
 * The entry point of the benchmarks. What is measured lives in the packages below; nothing here is
 * part of a release, and no module may depend on it.
 */
@NullMarked
package io.github.medl.benchmarks;

import org.jspecify.annotations.NullMarked;
