package io.github.medl.io;

import io.github.medl.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Named arrays in NumPy's format {@code .npz}: a zip archive of {@code .npy} files. */
public final class Npz {
  private static final String SUFFIX = ".npy";
  // The earliest time that a zip archive can hold: equal tensors shall give equal files.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Npz() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its arrays by name, in the order of the file
   * @throws MalformedFileException if the archive or one of its arrays is damaged, or a name comes
   *     twice
   * @throws IOException if reading fails
   */
  public static Map<String, Tensor> read(Path file) throws IOException {
    FileContent.open("npz", file).close(); // in words if it is not there
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (!name.endsWith(SUFFIX)) {
          throw MalformedFileException.atByte(
              file.toString(), 0, "holds \"" + name + "\", no .npy");
        }
        String place = file + " (" + name + ")";
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
          content =
              FileContent.announced(
                  place, in, 0, beginning -> NpyHeader.announced(place, beginning));
        }
        Tensor tensor = Npy.parse(place, content);
        String key = name.substring(0, name.length() - SUFFIX.length());
        if (tensors.put(key, tensor) != null) {
          throw MalformedFileException.atByte(file.toString(), 0, "holds \"" + name + "\" twice");
        }
      }
    } catch (ZipException e) {
      throw MalformedFileException.atByte(file.toString(), 0, "damaged zip: " + Reason.of(e));
    } catch (EOFException e) {
      throw MalformedFileException.atByte(file.toString(), 0, "damaged zip: it is cut off");
    }
    return tensors;
  }

  /**
   * Writes a file, whole or not at all ({@link AtomicFile}), compressed; equal tensors give equal
   * files.
   *
   * @param file the file to create or replace
   * @param tensors its arrays by name
   * @throws IOException if writing fails
   */
  public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            ZipEntry entry = new ZipEntry(tensor.getKey() + SUFFIX);
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            Npy.writeTo(zip, tensor.getValue());
            zip.closeEntry();
          }
          zip.finish();
        });
  }
}
