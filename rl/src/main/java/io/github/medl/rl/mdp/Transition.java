package io.github.medl.rl.mdp;

/**
 * One row of the table of a process: where an action may lead.
 *
 * @param state s, from 0
 * @param action a, from 0
 * @param probability p(s' | s, a); several rows of one s, a and s' add up
 * @param next s'
 * @param reward r, paid on this way
 * @param ends whether the episode is over then: s' has no future, whatever its number
 */
public record Transition(
    int state, int action, double probability, int next, double reward, boolean ends) {}
