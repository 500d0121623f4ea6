package io.github.medl.examples.assignment;

import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A new assignment, ready to be released as it stands: a pattern to change. */
final class Draft {
  private final Path course;
  private final String id;

  Draft(Path course, String id) {
    if (!id.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      throw new AssignmentException(
          "'"
              + id
              + "' cannot be the name of an assignment: a letter, then letters, digits, - or _");
    }
    this.course = course;
    this.id = id;
  }

  Path write(Manifest manifest, String figure) throws IOException {
    Path folder = course.resolve(id);
    if (Files.exists(folder)) {
      throw new AssignmentException(folder + " exists already; choose another name");
    }
    Figure from =
        figure.isEmpty()
            ? null
            : manifest
                .meant(figure)
                .flatMap(manifest::find)
                .orElseThrow(() -> new AssignmentException("There is no figure " + figure + "."));
    String home = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    FigureParts parts = from == null ? FigureParts.pattern() : parts(manifest, from);
    Path properties = course.resolve(Course.NAME);
    if (!Files.exists(properties)) {
      put(properties, Resource.text(Course.NAME).replace("@medl@", Citation.version()));
    }
    put(folder.resolve(Assignment.MAIN).resolve(home + "/Answers.java"), parts.answers(home));
    put(folder.resolve(Assignment.TEST).resolve(home + "/AnswersTest.java"), parts.visible(home));
    put(folder.resolve(Assignment.HIDDEN).resolve(home + "/Reference.java"), parts.reference(home));
    put(folder.resolve(Assignment.HIDDEN).resolve(home + "/HiddenTest.java"), parts.hidden(home));
    String cited = from == null ? "" : "\nSee {{cite " + from.about().id() + "}}\n";
    put(folder.resolve(Assignment.HANDOUT), parts.handout(id, home) + cited);
    return folder;
  }

  private static FigureParts parts(Manifest manifest, Figure from) throws IOException {
    FigureParts parts = FigureParts.of(from.getClass());
    if (!parts.functions().isEmpty()) {
      return parts;
    }
    List<String> others = new ArrayList<>();
    for (Figure other : manifest.figures()) {
      if (other.about().chapter() == from.about().chapter()
          && !FigureParts.of(other.getClass()).functions().isEmpty()) {
        others.add(other.about().id());
      }
    }
    throw new AssignmentException(
        "Figure "
            + from.about().id()
            + " has no function of numbers and tensors to begin with: the library computes all of"
            + " it. "
            + (others.isEmpty()
                ? "So it is with its chapter."
                : "Of its chapter there are: " + String.join(", ", others) + ".")
            + " Without --from there is a plain pattern.");
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
