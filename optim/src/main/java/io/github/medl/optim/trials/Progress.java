package io.github.medl.optim.trials;

/**
 * How far trials are, told after each one.
 *
 * @param number of the trial that has just ended; -1 before the first one
 * @param done how many have a result, those of an earlier run included
 * @param failed how many have failed
 * @param total how many there are
 */
public record Progress(int number, int done, int failed, int total) {}
