package io.github.medl.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on scale, where it speaks of Spark; all pages' programs are run by the tests of docs.
 */
class GuideTest {
  private static final Path PAGE = Path.of("../docs/scale.md");
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?)```.*?```text\n(.*?)```", Pattern.DOTALL);

  /** With classes that only the thread that starts it knows, as Spark's own start does. */
  @Test
  void theProgramPrintsTheSameOnSpark(@TempDir Path folder) throws Exception {
    Matcher program = PROGRAM.matcher(Files.readString(PAGE));
    assertThat(program.find()).isTrue();
    Path source = Files.writeString(folder.resolve("Seeds.java"), program.group(1));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-encoding", "UTF-8", source.toString()))
        .isZero();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader own = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      thread.setContextClassLoader(own);
      System.setOut(captured);
      Method main = own.loadClass("Seeds").getMethod("main", String[].class);
      main.invoke(null, (Object) new String[] {"local[2]"});
    } finally {
      System.setOut(out);
      thread.setContextClassLoader(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"))
        .isEqualTo(program.group(2));
  }

  @Test
  void theOptionsAreThoseOfThisSpark() throws Exception {
    String page = Files.readString(PAGE);
    for (String option : JavaModuleOptions.defaultModuleOptionArray()) {
      if (option.startsWith("--add-opens")) {
        assertThat(page).contains(option);
      }
    }
  }
}
