/** The figures and tables of chapter 5: feed-forward networks. */
@NullMarked
package io.github.medl.examples.chapter5;

import org.jspecify.annotations.NullMarked;
