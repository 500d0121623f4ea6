package io.github.medl.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.tensor.Arithmetic;
import io.github.medl.tensor.Convolution;
import io.github.medl.tensor.Elementwise;
import io.github.medl.tensor.LinearAlgebra;
import io.github.medl.tensor.MatrixProducts;
import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Reductions;
import io.github.medl.tensor.Segments;
import io.github.medl.tensor.Shaping;
import io.github.medl.tensor.SparseProducts;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation;
import io.github.medl.testing.Operation.Kind;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operation without a row in the table, or a primitive that no row reaches, fails here. */
class OperationCoverageTest {
  @Test
  void everyPublicOperationHasARow() {
    Set<String> methods = new TreeSet<>();
    for (Method method : Tensor.class.getDeclaredMethods()) { // those that join several
      List<Class<?>> types = List.of(method.getParameterTypes());
      if (Modifier.isPublic(method.getModifiers())
          && Modifier.isStatic(method.getModifiers())
          && (types.contains(List.class) || types.contains(Tensor[].class))) {
        methods.add(signature(method));
      }
    }
    for (Class<?> theme :
        List.of(
            Arithmetic.class,
            Elementwise.class,
            Reductions.class,
            Segments.class,
            SparseProducts.class,
            Shaping.class,
            MatrixProducts.class,
            LinearAlgebra.class,
            Convolution.class)) {
      for (Method method : theme.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
          methods.add(signature(method));
        }
      }
    }
    Set<String> rows =
        OperationTable.ROWS.stream()
            .map(Operation::method)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows).isEqualTo(methods);
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  @Test
  void everyPrimitiveIsReachedAndHasARule() throws IOException, URISyntaxException {
    Set<Object> reached = new HashSet<>();
    for (Operation row : OperationTable.ROWS) {
      if (row.kind() != Kind.VALUE) {
        row.samples().forEach(x -> reached.addAll(primitives(row, x)));
      }
    }
    Set<Object> all = new HashSet<>();
    for (Class<?> type : primitiveTypes()) {
      all.addAll(type.isEnum() ? List.of(type.getEnumConstants()) : List.of(type));
    }
    assertThat(all).hasSizeGreaterThan(50);
    assertThat(reached).containsExactlyInAnyOrderElementsOf(all);
    assertThat(all).allSatisfy(key -> assertThat(Calculus.has(key)).isTrue());
  }

  /**
   * What appears on the tape of the operation and on the tape of the gradient of its square, which
   * also shows the transposes of linear operations.
   */
  private static Set<Object> primitives(Operation row, Tensor[] x) {
    Tape tape = new Tape();
    Tensor[] variables = Arrays.stream(x).map(tape::variable).toArray(Tensor[]::new);
    row.apply(variables);
    Autodiff.gradient(
        z -> Operation.weighted(row.applyPacked(z, x).square()), tape.variable(Operation.pack(x)));
    return tape.nodes().stream()
        .filter(node -> !node.isVariable())
        .map(node -> node.primitive().key())
        .collect(Collectors.toSet());
  }

  /** The classes of the tensor package that implement Primitive, from a folder or an archive. */
  private static List<Class<?>> primitiveTypes() throws IOException, URISyntaxException {
    Path root = Path.of(Tensor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(root)) {
      return primitiveTypes(root);
    }
    try (FileSystem archive = FileSystems.newFileSystem(root)) {
      return primitiveTypes(archive.getPath("/"));
    }
  }

  private static List<Class<?>> primitiveTypes(Path root) throws IOException {
    String folder = Tensor.class.getPackageName().replace('.', '/');
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
          .filter(type -> Primitive.class.isAssignableFrom(type) && !type.isInterface())
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(Tensor.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
