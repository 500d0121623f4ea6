/** Images of handwritten digits that several figures share; no figure lives here. */
@NullMarked
package io.github.medl.examples.digits;

import org.jspecify.annotations.NullMarked;
