/** The figures of chapter 4: optimisation algorithms. */
@NullMarked
package io.github.medl.examples.chapter4;

import org.jspecify.annotations.NullMarked;
