package io.github.medl.grading.run;

import io.github.medl.grading.GradedTest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs graded tests in this Java machine. */
public final class TestRun {
  private static final int LONGEST_MESSAGE = 4000;

  private TestRun() {}

  /**
   * Tells which graded tests there are, then runs them.
   *
   * @param loader finds the classes of tests, and what they test
   * @param tests names of classes, or {@code class#method}; those that are not graded are left out
   * @param watcher hears of each
   * @throws IllegalArgumentException if a class or method does not exist, or its annotations are
   *     wrong
   */
  public static void run(ClassLoader loader, List<String> tests, Watcher watcher) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      List<DiscoverySelector> selectors = new ArrayList<>();
      for (String test : tests) {
        for (Method method : methods(loader, test)) {
          watcher.declared(GradedTest.of(method).orElseThrow());
          selectors.add(DiscoverySelectors.selectMethod(method.getDeclaringClass(), method));
        }
      }
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectors)
              .configurationParameter("medl.grading.table", "false")
              .configurationParameter("junit.jupiter.execution.timeout.mode", "disabled")
              .build();
      LauncherConfig config =
          LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
      LauncherFactory.create(config).execute(request, new Telling(watcher));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<Method> methods(ClassLoader loader, String test) {
    String[] names = test.split("#", 2);
    try {
      Class<?> type = Class.forName(names[0], false, loader);
      return Arrays.stream(type.getDeclaredMethods())
          .filter(method -> names.length == 1 || method.getName().equals(names[1]))
          .filter(method -> GradedTest.of(method).isPresent())
          .sorted((a, b) -> a.getName().compareTo(b.getName()))
          .toList();
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("there is no class of tests " + names[0], e);
    }
  }

  /** Invocations of methods; what fails before them, as a class, ends in a test that never ran. */
  private record Telling(Watcher watcher) implements TestExecutionListener {
    @Override
    public void executionStarted(TestIdentifier identifier) {
      if (identifier.isTest()) {
        test(identifier).ifPresent(watcher::started);
      }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
      test(identifier).ifPresent(test -> watcher.ended(test, false, "it was skipped"));
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      boolean ok = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      if (identifier.isTest() || !ok) {
        String message = result.getThrowable().map(Telling::words).orElse("");
        test(identifier).ifPresent(test -> watcher.ended(test, ok, message));
      }
    }

    private static Optional<GradedTest> test(TestIdentifier identifier) {
      return identifier
          .getSource()
          .filter(MethodSource.class::isInstance)
          .map(MethodSource.class::cast)
          .flatMap(source -> GradedTest.of(source.getJavaMethod()));
    }

    private static String words(Throwable failure) {
      String words =
          failure instanceof AssertionError
              ? String.valueOf(failure.getMessage())
              : failure instanceof LinkageError ? missing(failure) : failure.toString();
      return words.length() <= LONGEST_MESSAGE
          ? words
          : words.substring(0, LONGEST_MESSAGE) + " ...";
    }

    /** The tests were compiled against the assignment as it was handed out. */
    private static String missing(Throwable failure) {
      return failure instanceof ExceptionInInitializerError && failure.getCause() != null
          ? "it could not be set up: " + failure.getCause()
          : "the tests do not find what they call, or it could not be set up: " + failure;
    }
  }
}
