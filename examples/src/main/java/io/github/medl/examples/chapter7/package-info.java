/** The figures of chapter 7: sequence models. */
package io.github.medl.examples.chapter7;
