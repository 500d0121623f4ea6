package io.github.medl.io;

import java.io.IOException;

/** A file does not hold what its format asks for. */
public final class MalformedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private MalformedFileException(String message) {
    super(message);
  }

  /**
   * The error at a place of a binary file.
   *
   * @param file the name of the file
   * @param offset the number of bytes before the place
   * @param reason what was expected and what is there
   * @return the exception, to be thrown
   */
  public static MalformedFileException atByte(String file, long offset, String reason) {
    return new MalformedFileException(file + ", byte " + offset + ": " + reason);
  }

  /**
   * The error in a line of a text file.
   *
   * @param file the name of the file
   * @param line the number of the line, from 1
   * @param reason what was expected and what is there
   * @return the exception, to be thrown
   */
  public static MalformedFileException atLine(String file, long line, String reason) {
    return new MalformedFileException(file + ", line " + line + ": " + reason);
  }
}
