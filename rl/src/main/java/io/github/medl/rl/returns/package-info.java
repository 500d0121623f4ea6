/**
 * Returns and advantages: from rewards and state values to what an action was worth. Arithmetic on
 * arrays, shared by learning with tables and with networks; nothing here acts or learns.
 */
@NullMarked
package io.github.medl.rl.returns;

import org.jspecify.annotations.NullMarked;
