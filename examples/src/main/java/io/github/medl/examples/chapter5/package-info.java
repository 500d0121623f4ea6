/** The figures and tables of chapter 5: feed-forward networks. */
package io.github.medl.examples.chapter5;
