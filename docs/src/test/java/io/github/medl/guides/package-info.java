/** Tests of the README and the guides: their programs run, their links lead somewhere. */
package io.github.medl.guides;
