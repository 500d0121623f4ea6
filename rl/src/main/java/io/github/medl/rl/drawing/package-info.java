/**
 * Environments as pictures: one frame, an episode as a film strip or an animation, values and
 * policies on a grid. Panels of {@link io.github.medl.plot}; nothing here acts or learns.
 */
@NullMarked
package io.github.medl.rl.drawing;

import org.jspecify.annotations.NullMarked;
