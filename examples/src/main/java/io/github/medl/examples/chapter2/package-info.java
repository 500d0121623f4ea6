/** The figures and tables of chapter 2: principles of machine learning. */
package io.github.medl.examples.chapter2;
