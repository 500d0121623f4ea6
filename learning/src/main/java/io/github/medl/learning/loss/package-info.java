/**
 * Loss functions: what is minimised when a model is fitted to observations (chapters 2 and 3). They
 * are made of differentiable operations only. What judges a model without being minimised belongs
 * to {@code io.github.medl.learning.evaluation}.
 */
@NullMarked
package io.github.medl.learning.loss;

import org.jspecify.annotations.NullMarked;
