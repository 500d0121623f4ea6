/** The figures and tables of chapter 1: introduction. */
@NullMarked
package io.github.medl.examples.chapter1;

import org.jspecify.annotations.NullMarked;
