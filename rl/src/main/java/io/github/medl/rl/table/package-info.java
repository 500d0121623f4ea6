/**
 * Learning from experience with a number for each state and action, or with tiles (section 8.4):
 * Monte Carlo, temporal differences, Q-learning and its relatives, traces.
 *
 * <p>A {@link io.github.medl.rl.table.Learner} learns from one {@link
 * io.github.medl.rl.table.Experience} at a time and knows nothing of the process; {@link
 * io.github.medl.rl.table.TableTraining} lets one act. Networks do not live here.
 */
@NullMarked
package io.github.medl.rl.table;

import org.jspecify.annotations.NullMarked;
