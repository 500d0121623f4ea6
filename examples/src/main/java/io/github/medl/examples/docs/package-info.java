/**
 * The pages that are made from the manifest: the README's table, the book map, the differences.
 *
 * <p>Whatever these pages say is said by a figure's declaration; no text about one figure is here.
 */
@NullMarked
package io.github.medl.examples.docs;

import org.jspecify.annotations.NullMarked;
