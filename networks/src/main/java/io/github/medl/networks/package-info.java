/**
 * Networks as values (chapter 5): a {@link io.github.medl.networks.Network} is a record of tensors
 * and other networks, and what is done with it as a whole stands here: its parameters by name,
 * another network with other parameters, derivatives, a forward pass, a summary, weights on disk.
 *
 * <p>Layers themselves, their first values and training live in sub-packages, which this package
 * does not know.
 */
@NullMarked
package io.github.medl.networks;

import org.jspecify.annotations.NullMarked;
