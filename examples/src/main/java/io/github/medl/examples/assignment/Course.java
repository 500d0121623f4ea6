package io.github.medl.examples.assignment;

import io.github.medl.examples.figure.Citation;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What {@code course.properties} says of all assignments of a course.
 *
 * @param folder where it stands, and the assignments beside it
 * @param properties what it says
 */
record Course(Path folder, Properties properties) {
  /** The name of the file. */
  static final String NAME = "course.properties";

  static Course of(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new AssignmentException(
          "There is no "
              + NAME
              + " in "
              + folder.toAbsolutePath().normalize()
              + "; say --course DIR, or make the first assignment by medl assignment new.");
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      throw new AssignmentException(file + " cannot be read: " + e.getMessage());
    }
    return new Course(folder, properties);
  }

  String name() {
    return properties.getProperty("course", "");
  }

  /** The version of medl that students use. */
  String medl() {
    return properties.getProperty("medl", Citation.version());
  }

  /** What an assignment counts among all; 1 where nothing is said. */
  double weight(Assignment assignment) {
    return number(assignment.id() + ".weight", 1);
  }

  /** When it is due, if the file says so. */
  Optional<ZonedDateTime> deadline(Assignment assignment) {
    String key = assignment.id() + ".deadline";
    String text = properties.getProperty(key, "");
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(Received.time(folder.resolve(NAME) + ": " + key, text, zone()));
  }

  /** The time zone of deadlines and of all times without an offset; UTC where nothing is said. */
  ZoneId zone() {
    String name = properties.getProperty("zone", "UTC").strip();
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new AssignmentException(
          folder.resolve(NAME) + ": zone must be a name as Europe/Berlin, not '" + name + "'");
    }
  }

  /** What it costs to be late: what is said of the assignment, else of all, else nothing. */
  LateRule late(Assignment assignment) {
    String own = assignment.id() + ".late";
    String key = properties.containsKey(own) ? own : "late";
    return LateRule.of(folder.resolve(NAME) + ": " + key, properties.getProperty(key, "none"));
  }

  /** Where the workflow finds the library if it is not in the repository, or an empty string. */
  String bundle() {
    String address = properties.getProperty("bundle", "").strip();
    if (!address.matches("|https?://[^\\s'\"\\\\]+")) {
      throw new AssignmentException(
          folder.resolve(NAME)
              + ": bundle must be an address as https://..., not '"
              + address
              + "'");
    }
    return address;
  }

  /** A time in words: the same on every machine. */
  static String words(ZonedDateTime time) {
    String words = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK).format(time);
    return words + " " + time.getZone().getId();
  }

  /** Packages and classes that submissions may use beside the usual ones. */
  List<String> allowed() {
    String names = properties.getProperty("allowed", "");
    return Arrays.stream(names.split("[,\\s]+")).filter(name -> !name.isEmpty()).toList();
  }

  /** Seconds of processor time that one test may take. */
  double seconds() {
    return number("seconds", 10);
  }

  /** Megabytes that the Java machine of a submission may take. */
  int megabytes() {
    return (int) number("megabytes", 512);
  }

  private double number(String key, double otherwise) {
    String text = properties.getProperty(key, String.valueOf(otherwise)).strip();
    try {
      double number = Double.parseDouble(text);
      if (number > 0 && number < 1e6) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new AssignmentException(
        folder.resolve(NAME) + ": " + key + " must be a number above 0, not '" + text + "'");
  }
}
