package io.github.medl.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Text as files have it: UTF-8, with or without the byte order mark that some editors and
 * spreadsheets put first, which is no part of the text.
 */
public final class Utf8 {
  private Utf8() {}

  /**
   * The text of a file.
   *
   * @param kind what is read, for messages: "csv", "gml"
   * @param file the file
   * @return its text, without a byte order mark
   * @throws MalformedFileException if it is not UTF-8; it names the byte
   * @throws IOException if the file cannot be read
   */
  public static String read(String kind, Path file) throws IOException {
    return decoded(file.toString(), FileContent.whole(kind, file));
  }

  /**
   * Bytes as text.
   *
   * @param name the name of the bytes, for messages
   * @param content the bytes
   * @return their text, without a byte order mark
   * @throws MalformedFileException if they are not UTF-8; it names the byte
   */
  public static String decoded(String name, byte[] content) throws MalformedFileException {
    int start = startsWith(content, 0xef, 0xbb, 0xbf) ? 3 : 0;
    if (startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff)) {
      throw MalformedFileException.atByte(name, 0, "the text is in UTF-16; save it as UTF-8");
    }
    ByteBuffer bytes = ByteBuffer.wrap(content, start, content.length - start);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw MalformedFileException.atByte(
          name, bytes.position(), "the text is not in UTF-8; save it as UTF-8");
    }
  }

  /**
   * A text without the mark that its first character may be.
   *
   * @param text a text
   * @return the text, without a byte order mark
   */
  public static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] content, int... first) {
    for (int i = 0; i < first.length; i++) {
      if (content.length <= i || (content[i] & 0xff) != first[i]) {
        return false;
      }
    }
    return true;
  }
}
