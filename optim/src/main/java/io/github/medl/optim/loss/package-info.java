/**
 * Loss functions: what is minimised when a model is fitted to observations (chapters 2 and 3). They
 * are made of differentiable operations only, and shared by the linear models and the networks.
 */
package io.github.medl.optim.loss;
