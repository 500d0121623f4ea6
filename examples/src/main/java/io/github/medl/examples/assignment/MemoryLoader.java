package io.github.medl.examples.assignment;

import io.github.medl.grading.GradedTest;
import io.github.medl.grading.Mark;
import io.github.medl.grading.Marks;
import io.github.medl.grading.run.TestRun;
import io.github.medl.grading.run.Watcher;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes in memory, and beside them those of this program. For the lecturer's own code only:
 * that of a submission runs in an {@link OwnMachine}.
 */
final class MemoryLoader extends ClassLoader {
  private final Map<String, byte[]> classes;

  private MemoryLoader(Map<String, byte[]> classes) {
    super(MemoryLoader.class.getClassLoader());
    this.classes = classes;
  }

  private static MemoryLoader of(Map<String, byte[]> tests, Map<String, byte[]> main) {
    Map<String, byte[]> classes = new TreeMap<>(main);
    classes.putAll(tests);
    return new MemoryLoader(classes);
  }

  /** One of some classes. */
  static Class<?> load(String name, Map<String, byte[]> classes) {
    try {
      return Class.forName(name, true, new MemoryLoader(classes));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tests that are worth points; none runs. */
  static List<GradedTest> graded(Map<String, byte[]> tests, Map<String, byte[]> main) {
    MemoryLoader loader = of(tests, main);
    Marks marks = new Marks();
    try {
      for (String name : tests.keySet()) {
        GradedTest.in(Class.forName(name, false, loader)).forEach(marks::expect);
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    } catch (IllegalArgumentException e) {
      throw new AssignmentException(e.getMessage());
    }
    return marks.all().stream().map(Mark::test).toList();
  }

  /** Runs the tests on code that is trusted, here. */
  static List<Mark> run(Suite suite, Map<String, byte[]> main) {
    Marks marks = new Marks();
    suite.tests().forEach(marks::expect);
    Watcher watcher =
        new Watcher() {
          @Override
          public void declared(GradedTest test) {}

          @Override
          public void started(GradedTest test) {}

          @Override
          public void ended(GradedTest test, boolean ok, String message) {
            marks.add(test, ok, message);
          }
        };
    List<String> names = suite.tests().stream().map(Suite::name).toList();
    TestRun.run(of(suite.classes(), main), names, watcher);
    return marks.all();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code = classes.get(name);
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] code =
        name.endsWith(".class")
            ? classes.get(name.substring(0, name.length() - 6).replace('/', '.'))
            : null;
    return code == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(code);
  }
}
