/**
 * The first values of the parameters of a network (section 5.5). Here live only rules that fill
 * tensors, and the theory behind them; layers are made in their own package.
 */
@NullMarked
package io.github.medl.networks.initialisation;

import org.jspecify.annotations.NullMarked;
