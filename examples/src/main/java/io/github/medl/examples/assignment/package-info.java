/**
 * Assignments: made, released without their solution, and graded. What a test is worth and how an
 * answer is compared lives in {@code medl-grading}; the words of the command in {@code command}.
 */
@NullMarked
package io.github.medl.examples.assignment;

import org.jspecify.annotations.NullMarked;
