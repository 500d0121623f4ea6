package io.github.medl.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** A method fits a screen: from its name to its last brace it has at most 60 lines. */
class ScreenTest {
  private static final int LINES = 60;

  @Test
  void noMethodIsLongerThanAScreen() throws Exception {
    Map<String, Long> tooLong = new TreeMap<>();
    for (String module : ModulesTest.modules()) {
      Path sources = Path.of("..", module, "src/main/java");
      if (Files.isDirectory(sources)) {
        measure(sources, tooLong);
      }
    }
    assertEquals(Map.of(), tooLong, "methods of more than " + LINES + " lines");
  }

  private static void measure(Path sources, Map<String, Long> tooLong) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> walk = Files.walk(sources);
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> java = walk.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(java));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Methods(unit, positions, tooLong).scan(unit, null);
      }
    }
  }

  /** Notes the methods of one file that are too long, as {@code package.Class.method}. */
  private static final class Methods extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, Long> tooLong;

    Methods(CompilationUnitTree unit, SourcePositions positions, Map<String, Long> tooLong) {
      this.unit = unit;
      this.positions = positions;
      this.tooLong = tooLong;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method));
      if (last - first + 1 > LINES) {
        String type = ((ClassTree) getCurrentPath().getParentPath().getLeaf()).getSimpleName() + "";
        tooLong.put(unit.getPackageName() + "." + type + "." + method.getName(), last - first + 1);
      }
      return super.visitMethod(method, nothing);
    }
  }
}
