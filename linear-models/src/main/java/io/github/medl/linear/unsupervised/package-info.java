/**
 * Structure without a response (section 2.6 of the book): k-means and hierarchical clustering,
 * principal components, compression by singular values and whitening.
 *
 * <p>Here lives what is learned from x alone. Here may not live anything that asks for a response
 * y, and no picture.
 */
@NullMarked
package io.github.medl.linear.unsupervised;

import org.jspecify.annotations.NullMarked;
