package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The gallery as a folder for a web server, with nothing in it but what its pages show. */
public final class Site {
  private static final String API = "api";

  private Site() {}

  /**
   * Makes the folder.
   *
   * @param from the output folder of earlier runs
   * @param to the folder to make; earlier files in it are replaced
   * @param docs the guides, Markdown, left out where there are none
   * @param api the API documentation, left out where it is not there
   * @param manifest the figures that this version knows
   * @return a warning for every result that cannot be read and is left out
   * @throws IOException if there is no figure, or the folder cannot be written
   */
  public static List<String> write(Path from, Path to, Path docs, Path api, Manifest manifest)
      throws IOException {
    List<Path> results = results(from);
    if (results.isEmpty()) {
      throw new IOException("there are no figures in " + from + "; say medl run --all first");
    }
    try (OutputFolder site = OutputFolder.open(to)) {
      for (Path file : results) {
        copy(file, site);
      }
      List<Gallery.Guide> beside = Guides.write(docs, site);
      if (Files.isRegularFile(api.resolve("index.html"))) {
        copyTree(api, to.resolve(API));
        beside.add(new Gallery.Guide("API documentation", API + "/index.html"));
      }
      return Gallery.write(site, manifest, beside);
    }
  }

  private static List<Path> results(Path from) throws IOException {
    if (!Files.isDirectory(from)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(from)) {
      return folders
          .map(folder -> folder.resolve(ResultJson.NAME))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** What cannot be read is copied too: the gallery says so and leaves it out. */
  private static void copy(Path file, OutputFolder site) throws IOException {
    Path folder = file.getParent();
    List<String> names = new ArrayList<>();
    try {
      names.addAll(ResultJson.read(file).files());
    } catch (IOException e) {
      // told by the gallery
    }
    names.removeIf(name -> !Files.isRegularFile(folder.resolve(name)));
    names.add(ResultJson.NAME);
    site.publish(
        folder.getFileName().toString(),
        ResultJson.NAME,
        List.of(),
        draft -> {
          for (String name : names) {
            Files.copy(folder.resolve(name), draft.resolve(name));
          }
        });
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
