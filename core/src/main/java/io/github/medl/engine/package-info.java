/**
 * Dense linear algebra on raw row-major arrays: products, decompositions and the threads that run
 * them, in pure Java or in the OpenBLAS that ND4J ships.
 *
 * <p>Here live kernels that know arrays, offsets and sizes, and the one choice between engines.
 * Here may not live: tensors, shapes with more than two axes, differentiation. No other package but
 * {@link io.github.medl.engine.nd4j} may import {@code org.nd4j} or {@code org.bytedeco}.
 */
package io.github.medl.engine;
