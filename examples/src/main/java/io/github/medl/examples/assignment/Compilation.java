package io.github.medl.examples.assignment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sources compiled in this Java machine, in memory, against its own class path; nothing of them
 * runs.
 *
 * @param classes byte code, by the name of the class
 * @param sourceOf the file that each class comes from
 * @param problems what does not compile, by file
 */
record Compilation(
    Map<String, byte[]> classes, Map<String, String> sourceOf, Map<String, List<String>> problems) {
  private static final int MOST_PROBLEMS = 5;
  private static final int MOST_SECONDS = 300;

  static Compilation of(Map<String, String> sources) {
    FutureTask<Compilation> task = new FutureTask<>(() -> compiled(sources));
    Thread thread = new Thread(task, "medl-compile");
    thread.setDaemon(true); // left behind by a source whose types are a riddle without end
    thread.start();
    try {
      return task.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Compilation(Map.of(), Map.of(), all(sources, "the compiler comes to no end"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssignmentException("stopped");
    }
  }

  private static Map<String, List<String>> all(Map<String, String> sources, String problem) {
    Map<String, List<String>> problems = new TreeMap<>();
    sources.keySet().forEach(file -> problems.put(file, List.of(problem)));
    return problems;
  }

  private static Compilation compiled(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new AssignmentException(
          "This Java has no compiler: run medl by a JDK, not by a runtime alone.");
    }
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    try (Memory memory =
        new Memory(compiler.getStandardFileManager(told, Locale.ROOT, StandardCharsets.UTF_8))) {
      List<JavaFileObject> units = new ArrayList<>();
      sources.forEach((file, text) -> units.add(new Source(file, text)));
      List<String> options =
          List.of("--release", "17", "-proc:none", "-nowarn", "-parameters", "-g");
      boolean broken = false;
      try {
        broken = !compiler.getTask(Writer.nullWriter(), memory, told, options, null, units).call();
      } catch (RuntimeException | StackOverflowError e) {
        broken = true; // a source that the compiler cannot bear
      }
      Map<String, List<String>> problems = problems(told.getDiagnostics());
      if (broken && problems.isEmpty()) {
        problems.put("", List.of("the compiler gave up")); // over one of them
      }
      return new Compilation(memory.bytes(), memory.sourceOf, problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isComplete() {
    return problems.isEmpty();
  }

  /** All problems in one text. */
  String words() {
    return problems.entrySet().stream()
        .map(entry -> entry.getKey() + ", " + String.join("; ", entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** The classes that come from some files. */
  Map<String, byte[]> from(Collection<String> files) {
    Map<String, byte[]> own = new TreeMap<>(classes);
    own.keySet().removeIf(name -> !files.contains(sourceOf.get(name)));
    return own;
  }

  /** Writes class files. */
  static void write(Map<String, byte[]> classes, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> one : classes.entrySet()) {
      Path file = folder.resolve(one.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, one.getValue());
    }
  }

  private static Map<String, List<String>> problems(
      List<Diagnostic<? extends JavaFileObject>> told) {
    Map<String, List<String>> problems = new TreeMap<>();
    for (Diagnostic<? extends JavaFileObject> one : told) {
      if (one.getKind() == Diagnostic.Kind.ERROR) {
        String file = one.getSource() instanceof Source source ? source.file : "";
        List<String> own = problems.computeIfAbsent(file, key -> new ArrayList<>());
        if (own.size() < MOST_PROBLEMS) {
          own.add("line " + one.getLineNumber() + ": " + one.getMessage(Locale.ROOT));
        }
      }
    }
    return problems;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String file;
    private final String text;

    Source(String file, String text) {
      super(URI.create("memory:///" + uri(file)), Kind.SOURCE);
      this.file = file;
      this.text = text;
    }

    private static String uri(String file) {
      return file.replace(" ", "%20");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Code extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Code(String name) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Code> codes = new TreeMap<>();
    private final Map<String, String> sourceOf = new TreeMap<>();

    Memory(JavaFileManager behind) {
      super(behind);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
      Code code = new Code(name);
      codes.put(name, code);
      sourceOf.put(name, sibling instanceof Source source ? source.file : "");
      return code;
    }

    Map<String, byte[]> bytes() {
      Map<String, byte[]> bytes = new TreeMap<>();
      codes.forEach((name, code) -> bytes.put(name, code.bytes.toByteArray()));
      return bytes;
    }
  }
}
