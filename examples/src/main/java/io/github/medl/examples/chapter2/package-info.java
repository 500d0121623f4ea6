/** The figures and tables of chapter 2: principles of machine learning. */
@NullMarked
package io.github.medl.examples.chapter2;

import org.jspecify.annotations.NullMarked;
