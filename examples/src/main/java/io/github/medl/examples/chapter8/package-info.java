/** The figures of chapter 8: generative models, reinforcement learning, graph neural networks. */
package io.github.medl.examples.chapter8;
