/**
 * Files: readers and writers of formats that others defined.
 *
 * <p>{@link io.github.medl.io.Npy} and {@link io.github.medl.io.Npz} (NumPy), {@link
 * io.github.medl.io.Safetensors}, {@link io.github.medl.io.Idx} (MNIST's format), {@link
 * io.github.medl.io.Csv}, {@link io.github.medl.io.Picture} (PNG, JPEG) and {@link
 * io.github.medl.io.Gzip}. A reader refuses malformed input with a {@link
 * io.github.medl.io.MalformedFileException} that names the file, the place and the reason; a writer
 * goes through {@link io.github.medl.io.AtomicFile}, so that a file is there whole or not at all.
 * What a data set is, where it comes from and how it is found belongs to {@code
 * io.github.medl.learning.data}.
 */
@NullMarked
package io.github.medl.io;

import org.jspecify.annotations.NullMarked;
