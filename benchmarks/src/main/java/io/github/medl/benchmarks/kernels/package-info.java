/** JMH: the kernels of core, and the sizes at which another way of computing becomes quicker. */
package io.github.medl.benchmarks.kernels;
