package io.github.medl.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * An array of unsigned bytes in the IDX format, in which MNIST is published.
 *
 * <p>The file: two zero bytes, the type (8: unsigned byte), the number of axes, each axis' length
 * as a big-endian integer of 4 bytes, then the elements in row-major order. Source: LeCun, Cortes
 * and Burges, "The MNIST database of handwritten digits".
 *
 * @param shape the lengths of the axes
 * @param content the whole file, not copied
 * @param offset where in {@code content} the elements begin
 */
public record Idx(int[] shape, byte[] content, int offset) {
  private static final int UNSIGNED_BYTE = 8;
  private static final int PREFIX = 4;

  /**
   * Reads a file, compressed by gzip or not.
   *
   * @param file the file
   * @return the array
   * @throws MalformedFileException if the file is not IDX, holds no unsigned bytes, or is longer or
   *     shorter than its header says
   * @throws IOException if reading fails
   */
  public static Idx read(Path file) throws IOException {
    String name = file.toString();
    try (InputStream in = FileContent.open("idx", file)) {
      long size = Files.size(file);
      byte[] content =
          Gzip.unpacked(
              name,
              in,
              stream ->
                  FileContent.announced(
                      name, stream, stream instanceof GZIPInputStream ? 0 : size, Idx::announced));
      return parse(name, content);
    }
  }

  /** How long the file is, as far as its beginning tells. */
  private static long announced(byte[] beginning) {
    if (beginning.length < PREFIX) {
      return PREFIX;
    }
    if (beginning[0] != 0 || beginning[1] != 0 || beginning[2] != UNSIGNED_BYTE) {
      return 0;
    }
    int offset = PREFIX + 4 * (beginning[3] & 0xff);
    if (beginning.length < offset) {
      return offset;
    }
    long size = 1;
    for (int at = PREFIX; at < offset; at += 4) {
      size = Math.min(size, Integer.MAX_VALUE) * Math.max(0, ByteBuffer.wrap(beginning).getInt(at));
    }
    return offset + size;
  }

  /**
   * Reads the (uncompressed) content of a file.
   *
   * @param name the file's name, for errors
   * @param content the bytes, not copied
   * @return the array
   * @throws MalformedFileException as for {@link #read}
   */
  public static Idx parse(String name, byte[] content) throws MalformedFileException {
    if (content.length < PREFIX) {
      throw MalformedFileException.atByte(
          name, content.length, "the file ends before the 4 bytes that every IDX file begins with");
    }
    if (content[0] != 0 || content[1] != 0) {
      throw MalformedFileException.atByte(name, 0, "not an IDX file: must begin with two zeros");
    }
    if (content[2] != UNSIGNED_BYTE) {
      throw MalformedFileException.atByte(
          name, 2, "expected unsigned bytes (type 8), but the type is " + (content[2] & 0xff));
    }
    int rank = content[3] & 0xff;
    int offset = PREFIX + 4 * rank;
    if (rank == 0 || content.length < offset) {
      throw MalformedFileException.atByte(name, 3, "no room for the lengths of " + rank + " axes");
    }
    int[] shape = new int[rank];
    long size = 1;
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = ByteBuffer.wrap(content).getInt(PREFIX + 4 * axis);
      if (shape[axis] < 0) {
        throw MalformedFileException.atByte(
            name, 4 + 4L * axis, "axis " + axis + " is longer than an array can be");
      }
      size = Math.min(size, Integer.MAX_VALUE) * shape[axis];
    }
    if (size != content.length - offset) {
      throw MalformedFileException.atByte(
          name,
          offset,
          "the header announces "
              + size
              + " elements, but "
              + (size < content.length - offset ? "more" : content.length - offset)
              + " follow");
    }
    return new Idx(shape, content, offset);
  }
}
