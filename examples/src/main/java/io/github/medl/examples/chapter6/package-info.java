/** The figures of chapter 6: convolutional networks. */
@NullMarked
package io.github.medl.examples.chapter6;

import org.jspecify.annotations.NullMarked;
