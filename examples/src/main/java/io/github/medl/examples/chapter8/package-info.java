/** The figures of chapter 8: generative models, reinforcement learning, graph neural networks. */
@NullMarked
package io.github.medl.examples.chapter8;

import org.jspecify.annotations.NullMarked;
