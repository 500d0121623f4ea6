/**
 * Runs tests with points and tells of each, within this Java machine or for the one that started
 * it. What is done with the points is not decided here.
 */
@NullMarked
package io.github.medl.grading.run;

import org.jspecify.annotations.NullMarked;
