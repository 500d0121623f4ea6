/** The figures of chapter 4: optimization algorithms. */
package io.github.medl.examples.chapter4;
