package io.github.medl.examples.assignment;

import io.github.medl.grading.ClassFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the code of a submission may use: the language, collections, streams and this library; no
 * files, network, processes and reflection. Looked up in its byte code before any of it runs.
 */
final class Allowed {
  private static final Set<String> PACKAGES =
      words(
          """
          java.lang java.util java.util.function java.util.stream java.util.random java.util.regex
          java.util.concurrent java.util.concurrent.atomic java.math java.text java.time
          org.jspecify.annotations
          """);

  private static final Set<String> REFUSED_OF_MEDL =
      words("io plot examples grading testing nd4j engine");

  /** Classes of the packages above that reach beyond, or others of which something is needed. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.ofEntries(
          some(
              "java.lang.System",
              "out err arraycopy nanoTime currentTimeMillis lineSeparator identityHashCode"),
          some(
              "java.lang.Class",
              "getSimpleName getName isInstance cast desiredAssertionStatus hashCode equals"
                  + " toString isArray"),
          some("java.lang.Runtime", ""),
          some("java.lang.ProcessBuilder", ""),
          some("java.lang.ProcessHandle", ""),
          some("java.lang.Process", ""),
          some("java.lang.ClassLoader", ""),
          some("java.lang.Module", ""),
          some("java.lang.ModuleLayer", ""),
          some("java.lang.StackWalker", ""),
          some("java.lang.ThreadGroup", ""),
          some("java.lang.SecurityManager", ""),
          some(
              "java.lang.Thread",
              "<init> start join sleep interrupt isInterrupted currentThread interrupted setDaemon"
                  + " yield onSpinWait"),
          some("java.util.ServiceLoader", ""),
          some("java.util.ResourceBundle", ""),
          some("java.util.Formatter", ""),
          some("java.util.TimeZone", ""),
          some("java.io.PrintStream", "println print printf format flush"),
          some("java.io.Serializable", ""),
          some("java.io.IOException", "<init> getMessage"),
          some("java.io.UncheckedIOException", "<init> getMessage"),
          some("java.lang.invoke.LambdaMetafactory", "metafactory altMetafactory"),
          some("java.lang.invoke.StringConcatFactory", "makeConcat makeConcatWithConstants"),
          some("java.lang.invoke.MethodHandles", ""),
          some("java.lang.invoke.MethodHandles$Lookup", ""),
          some("java.lang.invoke.MethodHandle", ""),
          some("java.lang.invoke.MethodType", ""),
          some("java.lang.invoke.CallSite", ""),
          some("java.lang.invoke.SerializedLambda", ""),
          some("java.lang.runtime.ObjectMethods", "bootstrap"),
          some("java.lang.runtime.SwitchBootstraps", "typeSwitch enumSwitch"),
          some("io.github.medl.learning.data.DataStore", ""),
          some("io.github.medl.learning.data.Download", ""));

  /** Named in tables of inner classes and the like; nothing can be done with them alone. */
  private static final Set<String> HARMLESS =
      words(
          """
          java.io.PrintStream java.io.Serializable java.io.IOException java.io.UncheckedIOException
          java.lang.System java.lang.Class java.lang.Thread java.lang.invoke.LambdaMetafactory
          java.lang.invoke.StringConcatFactory java.lang.invoke.MethodHandles
          java.lang.invoke.MethodHandles$Lookup java.lang.invoke.MethodHandle
          java.lang.invoke.MethodType java.lang.invoke.CallSite java.lang.invoke.SerializedLambda
          java.lang.runtime.ObjectMethods java.lang.runtime.SwitchBootstraps
          """);

  private final List<String> more;
  private final Set<String> homes;

  /** By a course's list, for classes of some packages. */
  Allowed(List<String> more, Set<String> homes) {
    this.more = more;
    this.homes = homes;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  private static Map.Entry<String, Set<String>> some(String owner, String members) {
    return Map.entry(owner, words(members));
  }

  /** What each file uses that it may not; files without such are missing. */
  Map<String, String> violations(Compilation compiled) {
    Map<String, String> violations = new TreeMap<>();
    compiled
        .classes()
        .forEach(
            (name, code) ->
                first(name, code)
                    .ifPresent(
                        what -> violations.putIfAbsent(compiled.sourceOf().get(name), what)));
    return violations;
  }

  private Optional<String> first(String name, byte[] code) {
    if (!homes.contains(packageOf(name))) {
      return Optional.of("the package of the class " + name);
    }
    try {
      ClassFile file = ClassFile.read(new ByteArrayInputStream(code));
      Optional<String> member =
          file.members().stream()
              .filter(m -> !allows(m.owner(), m.name()))
              .map(m -> m.owner() + "." + m.name())
              .sorted()
              .findFirst();
      return member.isPresent()
          ? member
          : file.operands().stream().filter(type -> !allows(type)).sorted().findFirst();
    } catch (IOException e) {
      throw new IllegalStateException(e); // the compiler made it
    }
  }

  private boolean allows(String owner, String member) {
    Set<String> members = MEMBERS.get(owner);
    if (members == null || isNamed(owner)) {
      return allows(owner);
    }
    return members.contains(member);
  }

  private boolean allows(String type) {
    if (HARMLESS.contains(type) || isNamed(type)) {
      return true;
    }
    if (MEMBERS.containsKey(type)) {
      return false;
    }
    String home = packageOf(type);
    if (home.startsWith("io.github.medl.")) {
      String room = home.substring("io.github.medl.".length()).split("\\.")[0];
      return !REFUSED_OF_MEDL.contains(room);
    }
    return PACKAGES.contains(home) || homes.contains(home);
  }

  private boolean isNamed(String type) {
    return more.stream()
        .anyMatch(
            name ->
                type.equals(name) || type.startsWith(name + ".") || type.startsWith(name + "$"));
  }

  static String packageOf(String type) {
    int dot = type.lastIndexOf('.');
    return dot < 0 ? "" : type.substring(0, dot);
  }
}
