/**
 * The seam between tensors and whatever computes for them: dense products and decompositions on raw
 * row-major arrays.
 *
 * <p>Three parts. {@link io.github.medl.engine.Products} and {@link
 * io.github.medl.engine.Decompositions} are what tensors call: they check, decide by the size of
 * the problem whether plain Java or the engine does it, and make the answers of all engines alike.
 * {@link io.github.medl.engine.Engine}, with {@link io.github.medl.engine.Factorisations}, {@link
 * io.github.medl.engine.Product} and {@link io.github.medl.engine.Batch}, is the interface for
 * whoever brings another engine, as the module {@code nd4j} does. The rest are the three engines of
 * this module, {@code java}, {@code native} (OpenBLAS on copies) and {@code foreign} (OpenBLAS on
 * the Java arrays themselves, Java 22 and later), one of which is chosen once.
 *
 * <p>Who computes with tensors never asks here: what is wanted of an engine is an operation of
 * tensors, and no package outside this module but that of another engine may import this one.
 *
 * <p>Here may not live: tensors, shapes with more than two axes, differentiation. No other package
 * of this module may import {@code org.bytedeco}.
 */
@NullMarked
package io.github.medl.engine;

import org.jspecify.annotations.NullMarked;
