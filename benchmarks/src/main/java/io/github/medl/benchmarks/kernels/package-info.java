/** JMH: the kernels of core, and the sizes at which another way of computing becomes quicker. */
@NullMarked
package io.github.medl.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
