package io.github.medl.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Eclipse and VS Code compile by a compiler of their own. Whoever imports the project there sees no
 * error: the sources and tests of all modules but the benchmarks are compiled by it here.
 */
@Execution(ExecutionMode.CONCURRENT)
class EclipseCompilerTest {
  private static final Path HOME = Path.of("..");

  @Test
  void takesTheSourcesAndTestsOfAllModules() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("--release", "17", "-proc:none", "-nowarn", "-proceedOnError"));
    command.addAll(List.of("-encoding", "UTF-8", "-d", "none"));
    command.addAll(List.of("-cp", classPath()));
    for (String module : ModulesTest.published()) {
      for (String folder :
          List.of("src/main/java", "target/generated-sources/kernels", "src/test/java")) {
        sources(HOME.resolve(module).resolve(folder)).forEach(command::add);
      }
    }
    StringWriter log = new StringWriter();
    PrintWriter out = new PrintWriter(log, true);
    BatchCompiler.compile(command.toArray(String[]::new), out, out, null);
    assertEquals("", log.toString());
  }

  /**
   * That of this test, without the folders that do not exist, of which Eclipse's compiler warns.
   */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Files.exists(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** All but the comments on packages, of which a package of tests has a second one. */
  private static List<String> sources(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(".java") && !name.endsWith("package-info.java"))
          .toList();
    }
  }
}
