/** The figures and tables of chapter 1: introduction. */
package io.github.medl.examples.chapter1;
