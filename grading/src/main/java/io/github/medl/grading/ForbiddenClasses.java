package io.github.medl.grading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Classes that an answer may not use, looked up in its byte code. */
public final class ForbiddenClasses {
  private final List<Class<?>> forbidden;

  ForbiddenClasses(List<Class<?>> forbidden) {
    this.forbidden = forbidden;
  }

  /**
   * Looks.
   *
   * @param answers the classes that the student wrote; what these use of the same package is looked
   *     at too, but not a class that one is nested in
   * @throws WrongAnswer if one of them uses a forbidden class, or one nested in it
   */
  public void in(Class<?>... answers) {
    for (Class<?> answer : answers) {
      look(answer);
    }
  }

  private void look(Class<?> answer) {
    String home = answer.getPackageName();
    Set<String> seen = new HashSet<>(Set.of(answer.getName()));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String name = open.pop();
      for (String used : used(answer, name)) {
        for (Class<?> type : forbidden) {
          if (used.equals(type.getName()) || used.startsWith(type.getName() + "$")) {
            throw new WrongAnswer(
                "a class is used that is not allowed here", name, used, "code of your own");
          }
        }
        boolean encloses = answer.getName().startsWith(used + "$");
        if (isIn(home, used) && !encloses && seen.add(used)) {
          open.push(used);
        }
      }
    }
  }

  private static boolean isIn(String home, String name) {
    int dot = name.lastIndexOf('.');
    return home.equals(dot < 0 ? "" : name.substring(0, dot));
  }

  private static Set<String> used(Class<?> beside, String name) {
    String file = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = beside.getResourceAsStream(file)) {
      return in == null ? Set.of() : ClassFile.read(in).types();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
