/** The figures and tables of chapter 3: simple neural networks. */
@NullMarked
package io.github.medl.examples.chapter3;

import org.jspecify.annotations.NullMarked;
