/** The figures of chapter 6: convolutional networks. */
package io.github.medl.examples.chapter6;
