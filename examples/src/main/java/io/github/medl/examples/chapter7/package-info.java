/** The figures of chapter 7: sequence models. */
@NullMarked
package io.github.medl.examples.chapter7;

import org.jspecify.annotations.NullMarked;
