package io.github.medl.examples.assignment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A mistake that students make, and the points that it leaves; the file {@code wrong.txt} of an
 * assignment has some, each as lines to take out of the solution and lines to put in their place:
 *
 * <pre>
 * ## sign: 4
 * - return theta.sub(gradient.mul(alpha));
 * + return theta.add(gradient.mul(alpha));
 * </pre>
 *
 * @param name what it is called
 * @param points what it leaves
 * @param was the lines of the solution, without blanks around
 * @param becomes the lines in their place
 */
record WrongSolution(String name, double points, List<String> was, List<String> becomes) {
  static List<WrongSolution> of(Assignment assignment) throws IOException {
    Path file = assignment.folder().resolve(Assignment.WRONG);
    List<WrongSolution> all = new ArrayList<>();
    if (!Files.exists(file)) {
      return all;
    }
    for (String line : Assignment.text(file).lines().toList()) {
      if (line.startsWith("## ")) {
        int colon = line.lastIndexOf(':');
        try {
          double points = Double.parseDouble(line.substring(colon + 1).strip());
          String name = line.substring(3, colon).strip();
          all.add(new WrongSolution(name, points, new ArrayList<>(), new ArrayList<>()));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
          throw new AssignmentException(file + ": '" + line + "' is not ## name: points");
        }
      } else if (!all.isEmpty() && (line.startsWith("- ") || line.startsWith("+ "))) {
        WrongSolution last = all.get(all.size() - 1);
        (line.startsWith("-") ? last.was : last.becomes).add(line.substring(2).strip());
      }
    }
    return all;
  }

  /** The solution with this mistake. */
  SortedMap<String, String> in(SortedMap<String, String> solution) {
    SortedMap<String, String> files = new TreeMap<>();
    int places = 0;
    for (Map.Entry<String, String> file : solution.entrySet()) {
      List<String> lines = new ArrayList<>();
      List<String> before = file.getValue().lines().toList();
      for (int i = 0; i < before.size(); i++) {
        if (begins(before, i)) {
          places++;
          lines.addAll(becomes);
          i += was.size() - 1;
        } else {
          lines.add(before.get(i));
        }
      }
      files.put(file.getKey(), String.join("\n", lines) + "\n");
    }
    if (places != 1) {
      throw new AssignmentException(
          "the lines of the wrong solution '"
              + name
              + "' stand "
              + places
              + " times in the solution");
    }
    return files;
  }

  private boolean begins(List<String> lines, int at) {
    if (was.isEmpty() || at + was.size() > lines.size()) {
      return false;
    }
    for (int i = 0; i < was.size(); i++) {
      if (!lines.get(at + i).strip().equals(was.get(i))) {
        return false;
      }
    }
    return true;
  }
}
