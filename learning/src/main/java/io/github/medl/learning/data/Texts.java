package io.github.medl.learning.data;

import io.github.medl.io.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads texts, UTF-8. A line ends at "\n" and nowhere else: other marks that some readers take for
 * ends of lines, such as U+0085, are characters of the text.
 */
final class Texts {
  private static final List<String> OPINIONS = List.of("blame", "praise");

  private Texts() {}

  static TextData plain(Loader loader) {
    String text = text(loader.read(0));
    return new TextData(loader.provenance(), text);
  }

  /** A text a line; the class is the file. */
  static LabelledTexts byFile(Loader loader) {
    List<String> texts = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (int i = 0; i < loader.files(); i++) {
      String name = loader.file(i).name();
      classes.add(name.substring(0, name.lastIndexOf('.')));
      for (String line : lines(loader.read(i))) {
        texts.add(line);
        labels.add(i);
      }
    }
    return made(loader, texts, labels, classes);
  }

  /** The class is the last character of a line, 0 or 1; the sentence is what stands before it. */
  static LabelledTexts sentences(Loader loader) throws MalformedFileException {
    List<String> texts = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    Content content = loader.read(0);
    for (String line : lines(content)) {
      int label = line.charAt(line.length() - 1) - '0';
      if (label != 0 && label != 1) {
        throw MalformedFileException.atLine(
            content.place(), texts.size() + 1, "a line must end with 0 or 1");
      }
      texts.add(line.substring(0, line.length() - 1).strip());
      labels.add(label);
    }
    return made(loader, texts, labels, OPINIONS);
  }

  private static LabelledTexts made(
      Loader loader, List<String> texts, List<Integer> labels, List<String> classes) {
    int[] codes = labels.stream().mapToInt(Integer::intValue).toArray();
    return new LabelledTexts(loader.provenance(), texts, codes, classes);
  }

  private static String text(Content content) {
    return new String(content.bytes(), StandardCharsets.UTF_8);
  }

  private static List<String> lines(Content content) {
    return List.of(text(content).split("\n")).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
