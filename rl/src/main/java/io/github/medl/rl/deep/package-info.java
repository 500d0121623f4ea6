/**
 * Deep reinforcement learning (section 8.4): Q-learning with a network and a memory, policy
 * gradients, actor and critic, PPO.
 *
 * <p>Losses are functions of tensors ({@link io.github.medl.rl.deep.QLoss}, {@link
 * io.github.medl.rl.deep.PolicyLoss}), checked by themselves; the learners act, collect and step.
 * Acting needs no tape, and memories have one size for ever. Layers of general use live in {@link
 * io.github.medl.networks.layers}.
 */
@NullMarked
package io.github.medl.rl.deep;

import org.jspecify.annotations.NullMarked;
