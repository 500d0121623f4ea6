/**
 * Differentiation as chapter 4 compares it: finite differences with their errors, and what forward
 * and reverse mode cost. The differentiation that everything else uses is {@link
 * io.github.medl.autodiff.Autodiff}.
 */
package io.github.medl.optim.differentiation;
