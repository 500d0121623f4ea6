package io.github.medl.examples.gallery;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How large a picture is shown, so that a page has room for it before it is read: pictures are
 * written with two pixels a logical one.
 */
record PngSize(int width, int height) {
  private static final int UNKNOWN_WIDTH = 800;
  private static final int UNKNOWN_HEIGHT = 500;
  private static final int BEFORE_THE_SIZE = 16;

  /** Reads the head of a file; what is no picture gets some size. */
  static PngSize of(Path file) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(BEFORE_THE_SIZE);
      int width = in.readInt();
      int height = in.readInt();
      if (width > 0 && height > 0) {
        return new PngSize((width + 1) / 2, (height + 1) / 2);
      }
    } catch (IOException e) {
      // shown as missing, in some size
    }
    return new PngSize(UNKNOWN_WIDTH, UNKNOWN_HEIGHT);
  }
}
