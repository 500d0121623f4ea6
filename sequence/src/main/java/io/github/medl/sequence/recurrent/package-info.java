/**
 * Recurrent networks (sections 7.2 and 7.3): cells, and layers that run a cell along a sequence,
 * both ways, one over the other, in pieces; and how gradients fare on the way back through time.
 *
 * <p>A cell is the formula of one step. What runs it over a whole sequence is one operation of
 * core, {@link io.github.medl.recurrence.Recurrence}. Here may not live: text, attention, models of
 * a task.
 */
@NullMarked
package io.github.medl.sequence.recurrent;

import org.jspecify.annotations.NullMarked;
