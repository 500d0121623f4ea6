/**
 * Classifiers whose scores are linear in the features (chapter 3): logistic and probit regression,
 * softmax regression, linear discriminants, the perceptron, and the strategies that make a
 * classifier of many classes of binary ones.
 *
 * <p>What judges a classifier lives in {@code learning.evaluation}, what prepares its data in
 * {@code learning.preparation}; least squares as a classifier belongs to {@code regression}.
 */
@NullMarked
package io.github.medl.linear.classification;

import org.jspecify.annotations.NullMarked;
