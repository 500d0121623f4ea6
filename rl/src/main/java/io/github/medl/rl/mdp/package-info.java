/**
 * Finite Markov decision processes (section 8.4): the table of a process, its evaluation by a
 * linear solve, and the ways to its best policy when the table is known.
 *
 * <p>Values V have shape (S), action values Q (S, A), policies as probabilities (S, A); a
 * deterministic policy is an {@code int[]} of actions. What learns from experience, without the
 * table, does not live here.
 */
@NullMarked
package io.github.medl.rl.mdp;

import org.jspecify.annotations.NullMarked;
