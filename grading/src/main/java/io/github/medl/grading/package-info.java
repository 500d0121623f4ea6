/**
 * Assignments that grade themselves: tests of JUnit 5 with parts, points and hints, and oracles for
 * what students write.
 *
 * <ul>
 *   <li>{@link io.github.medl.grading.Part}, {@link io.github.medl.grading.Points} and {@link
 *       io.github.medl.grading.Hint} stand beside {@code @Test}; after the tests a table of points
 *       is printed;
 *   <li>{@link io.github.medl.grading.Answer} and {@link io.github.medl.grading.Oracles} compare
 *       with what automatic differentiation, an optimiser or a formula says, and tell input, yours
 *       and expected;
 *   <li>{@link io.github.medl.grading.Seed} makes one stream of random numbers a student.
 * </ul>
 *
 * <p>References are computed, not stored. Of medl this needs only core: optimisers, networks and
 * measures come in as functions. How assignments are released and submissions collected is the
 * business of the {@code medl assignment} command.
 */
@NullMarked
package io.github.medl.grading;

import org.jspecify.annotations.NullMarked;
