/** The figures and tables of chapter 3: simple neural networks. */
package io.github.medl.examples.chapter3;
