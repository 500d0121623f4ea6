/** The figures of chapter 4: optimisation algorithms. */
package io.github.medl.examples.chapter4;
