/**
 * Environments to act in (section 8.4, figure 8.9): the dynamics and constants of the public ones,
 * in double precision and in Java alone, behind one face.
 *
 * <p>An environment holds the state of one episode; randomness comes in as a stream. That an
 * episode ends by the task's own rule ({@code terminated}) and that time is up ({@code truncated})
 * are different things everywhere. Nothing here learns or draws.
 */
@NullMarked
package io.github.medl.rl.environment;

import org.jspecify.annotations.NullMarked;
