/**
 * Back-propagation written out by hand, as the book's algorithm for a feed-forward network (section
 * 5.4), to be read beside the tape that does the same for any computation. Nothing here is needed
 * for training; nothing here uses the tape, but for the local derivatives of the general form.
 */
@NullMarked
package io.github.medl.networks.backpropagation;

import org.jspecify.annotations.NullMarked;
