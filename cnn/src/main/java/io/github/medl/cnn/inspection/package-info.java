/**
 * Asking a trained network: where it looks, what excites it, what fools it, and what it says of
 * images larger than it was trained on. Nothing here changes a network.
 */
@NullMarked
package io.github.medl.cnn.inspection;

import org.jspecify.annotations.NullMarked;
