/**
 * Networks as values: layers composed by plain Java, and the tree of named tensors that they are
 * (chapter 5).
 */
package io.github.medl.networks;
