/**
 * The exchange of tensors with ND4J, two methods long, and the only place where its type shows.
 *
 * <p>Nothing else in the library takes or returns an {@code INDArray}; a program that does not call
 * these methods never starts ND4J, which takes seconds.
 */
package io.github.medl.engine.nd4j;
