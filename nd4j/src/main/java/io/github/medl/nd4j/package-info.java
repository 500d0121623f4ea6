/**
 * ND4J for medl: the exchange of tensors with its arrays, two methods long, and an engine that
 * multiplies and factors through it, chosen by {@code -Dmedl.engine=nd4j}.
 *
 * <p>No other package imports {@code org.nd4j}, and only here does an {@code INDArray} show. A
 * program that does not call these methods and does not choose the engine never starts ND4J, which
 * takes seconds.
 */
@NullMarked
package io.github.medl.nd4j;

import org.jspecify.annotations.NullMarked;
