/** Images of handwritten digits that several figures share; no figure lives here. */
package io.github.medl.examples.digits;
