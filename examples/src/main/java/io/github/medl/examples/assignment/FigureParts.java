package io.github.medl.examples.assignment;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What of a figure's source only computes: static functions of numbers and tensors, of its class
 * and of those beside it that it names. They become the solution of a new assignment.
 *
 * @param imports of the functions
 * @param functions what there is to write
 */
record FigureParts(Set<String> imports, List<Function> functions) {
  private static final int MOST = 4;
  private static final String TRIAL = "draft";
  private static final Set<String> PLAIN = Set.of("double", "int", "double[]", "Tensor", "boolean");
  private static final Pattern DRAWS =
      Pattern.compile("io\\.github\\.medl\\.(plot|examples|io)\\b.*|java\\.awt.*|.*package-info");
  private static final Pattern TYPE_NAME = Pattern.compile("\\b[A-Z]\\w+");

  /**
   * One function.
   *
   * @param name its name
   * @param returns its type
   * @param parameters as {@code Tensor theta}
   * @param head the source up to the brace
   * @param body the lines between the braces
   * @param inputs what its tests give it
   */
  record Function(
      String name,
      String returns,
      List<String> parameters,
      String head,
      List<String> body,
      Inputs inputs) {
    Function with(Inputs others) {
      return new Function(name, returns, parameters, head, body, others);
    }
  }

  /** The pattern of an assignment that begins with no figure. */
  static FigureParts pattern() {
    return new FigureParts(
        new TreeSet<>(Set.of("io.github.medl.tensor.Tensor")),
        List.of(
            new Function(
                "cost",
                "Tensor",
                List.of("Tensor theta"),
                "  static Tensor cost(Tensor theta)",
                List.of("    return theta.square().sum().mul(0.5);"),
                Inputs.ALL.get(0)),
            new Function(
                "step",
                "Tensor",
                List.of("Tensor theta", "double alpha"),
                "  static Tensor step(Tensor theta, double alpha)",
                List.of("    return theta.sub(theta.mul(alpha));"),
                Inputs.ALL.get(0))));
  }

  /** The functions of a figure that can be tested, at most four; of some figures none. */
  static FigureParts of(Class<?> figure) throws IOException {
    FigureParts parts = new FigureParts(new TreeSet<>(), new ArrayList<>());
    String source = source(figure, figure.getSimpleName());
    if (source.isEmpty()) {
      throw new AssignmentException(
          "This program was built without the sources of its figures; ./medl has them.");
    }
    Set<String> classes = new LinkedHashSet<>(List.of(figure.getSimpleName()));
    Matcher names = TYPE_NAME.matcher(source);
    while (names.find()) {
      classes.add(names.group());
    }
    for (String name : classes) {
      parts.read(source(figure, name));
    }
    Set<String> heads = new TreeSet<>();
    parts.functions.removeIf(function -> !heads.add(function.name));
    parts.keepWhatCompiles();
    parts.keepWhatIsAllowed();
    parts.keepWhatCanBeTested();
    parts.keepTheFirst();
    return parts;
  }

  private static String source(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name + ".java")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void read(String source) throws IOException {
    if (source.isEmpty()) {
      return;
    }
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("memory:///Figure.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(Writer.nullWriter(), null, null, null, null, List.of(file));
    SourcePositions places = Trees.instance(task).getSourcePositions();
    for (CompilationUnitTree unit : task.parse()) {
      for (ImportTree line : unit.getImports()) {
        String name = (line.isStatic() ? "static " : "") + line.getQualifiedIdentifier();
        if (!DRAWS.matcher(name.replace("static ", "")).matches()) {
          imports.add(name);
        }
      }
      for (Tree type : unit.getTypeDecls()) {
        if (type instanceof ClassTree owner) {
          for (Tree member : owner.getMembers()) {
            if (member instanceof MethodTree method && isPlain(method)) {
              functions.add(function(method, source, unit, places));
            }
          }
        }
      }
    }
  }

  private static boolean isPlain(MethodTree method) {
    return method.getModifiers().getFlags().contains(Modifier.STATIC)
        && method.getReturnType() != null
        && method.getBody() != null
        && !method.getParameters().isEmpty()
        && PLAIN.contains(method.getReturnType().toString())
        && method.getParameters().stream().allMatch(p -> PLAIN.contains(p.getType().toString()));
  }

  private static Function function(
      MethodTree method, String source, CompilationUnitTree unit, SourcePositions places) {
    int from = (int) places.getStartPosition(unit, method.getBody());
    int to = (int) places.getEndPosition(unit, method.getBody());
    List<String> parameters = new ArrayList<>();
    for (VariableTree parameter : method.getParameters()) {
      parameters.add(parameter.getType() + " " + parameter.getName());
    }
    String returns = method.getReturnType().toString();
    String head =
        "  static " + returns + " " + method.getName() + "(" + String.join(", ", parameters) + ")";
    List<String> body =
        source.substring(from + 1, to - 1).lines().filter(line -> !line.isBlank()).toList();
    String name = method.getName().toString();
    return new Function(name, returns, parameters, head, body, Inputs.ALL.get(0));
  }

  /** Functions that draw, or call what is not here, go. */
  private void keepWhatCompiles() {
    boolean again = true;
    while (again && !functions.isEmpty()) {
      List<String> lines = answers(TRIAL).lines().toList();
      Set<String> broken = new TreeSet<>();
      compiled().problems().values().stream()
          .flatMap(List::stream)
          .forEach(problem -> broken.add(around(lines, problem)));
      again = functions.removeIf(function -> broken.contains(function.name));
    }
  }

  private Compilation compiled() {
    return Compilation.of(Map.of(TRIAL + "/Answers.java", answers(TRIAL)));
  }

  /** What students may not use is nothing for a solution; the last functions go first. */
  private void keepWhatIsAllowed() {
    Allowed allowed = new Allowed(List.of(), Set.of(TRIAL));
    while (!functions.isEmpty() && !allowed.violations(compiled()).isEmpty()) {
      functions.remove(functions.size() - 1);
      keepWhatCompiles();
    }
  }

  private void keepWhatCanBeTested() {
    if (functions.isEmpty()) {
      return;
    }
    Probe probe = new Probe(this);
    List<Function> tested = new ArrayList<>();
    for (Function function : functions) {
      probe.inputs(function).ifPresent(inputs -> tested.add(function.with(inputs)));
    }
    functions.clear();
    functions.addAll(tested);
    keepWhatCompiles();
  }

  private void keepTheFirst() {
    while (functions.size() > MOST) {
      functions.remove(functions.size() - 1);
      keepWhatCompiles(); // without those that called it
    }
  }

  /** The function in which a problem's line stands. */
  private String around(List<String> lines, String problem) {
    int line = Integer.parseInt(problem.replaceAll("(?s)line (\\d+):.*", "$1"));
    String name = "";
    for (int i = 0; i < line; i++) {
      for (Function function : functions) {
        if (lines.get(i).startsWith(function.head)) {
          name = function.name;
        }
      }
    }
    return name;
  }

  String answers(String home) {
    StringBuilder text = new StringBuilder(DraftTexts.head(home, imports));
    text.append("/** What there is to write. */\npublic final class Answers {\n");
    text.append("  private Answers() {}\n");
    char part = 'a';
    for (Function function : functions) {
      text.append("\n  /** Part ").append(part).append(": see the handout. */\n");
      text.append(function.head).append(" {\n    // BEGIN SOLUTION\n    // STUB: throw new ");
      text.append("UnsupportedOperationException(\"part ").append(part++);
      text.append(" is still to do\");\n");
      function.body.forEach(line -> text.append(line).append('\n'));
      text.append("    // END SOLUTION\n  }\n");
    }
    return text.append("}\n").toString();
  }

  String reference(String home) {
    return Stripping.without(answers(home))
        .replace("/** What there is to write. */", "/** The solution again: what is expected. */")
        .replace("Answers", "Reference");
  }

  String visible(String home) {
    return DraftTexts.test(home, "AnswersTest", functions, false);
  }

  String hidden(String home) {
    return DraftTexts.test(home, "HiddenTest", functions, true);
  }

  String handout(String id, String home) {
    return DraftTexts.handout(id, home, functions);
  }
}
