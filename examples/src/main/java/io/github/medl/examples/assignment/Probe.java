package io.github.medl.examples.assignment;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds inputs by which a function can be tested: for all that the tests draw it answers, with
 * numbers, and not always the same.
 */
final class Probe {
  private static final int SECONDS = 60;

  private final FigureParts parts;
  private final Map<String, Method> calls = new TreeMap<>();

  /** For functions that compile. */
  Probe(FigureParts parts) {
    this.parts = parts;
    Map<String, String> sources =
        Map.of("draft/Answers.java", parts.answers("draft"), "draft/Calls.java", calls());
    Compilation compiled = Compilation.of(sources);
    if (!compiled.isComplete()) {
      throw new IllegalStateException(compiled.words());
    }
    for (Method method : MemoryLoader.load("draft.Calls", compiled.classes()).getMethods()) {
      calls.put(method.getName(), method);
    }
  }

  private String calls() {
    StringBuilder text = new StringBuilder("package draft;\n\npublic final class Calls {\n");
    for (FigureParts.Function function : parts.functions()) {
      for (int i = 0; i < Inputs.ALL.size(); i++) {
        text.append("  public static Object ").append(name(function, i));
        text.append("(io.github.medl.random.RandomStream random) {\n");
        text.append(Inputs.ALL.get(i).declared(function)).append("    return Answers.");
        text.append(DraftTexts.call(function)).append(";\n  }\n\n");
      }
    }
    return text.append("}\n").toString();
  }

  private static String name(FigureParts.Function function, int inputs) {
    return function.name() + "With" + inputs;
  }

  /** The first inputs that will do. */
  Optional<Inputs> inputs(FigureParts.Function function) {
    for (int i = 0; i < Inputs.ALL.size(); i++) {
      Method call = calls.get(name(function, i));
      FutureTask<Boolean> trial = new FutureTask<>(() -> tells(call));
      Thread thread = new Thread(trial, "medl-probe");
      thread.setDaemon(true); // left behind if it comes to no end
      thread.start();
      try {
        if (trial.get(SECONDS, TimeUnit.SECONDS)) {
          return Optional.of(Inputs.ALL.get(i));
        }
      } catch (TimeoutException e) {
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssignmentException("stopped");
      }
    }
    return Optional.empty();
  }

  private static boolean tells(Method call) throws IllegalAccessException {
    Set<String> answers = new TreeSet<>();
    try {
      RandomStream hidden = RandomStream.seed(DraftTexts.HIDDEN_SEED);
      for (int i = 0; i < DraftTexts.DRAWS; i++) {
        answers.add(numbers(call.invoke(null, hidden)));
      }
      numbers(call.invoke(null, RandomStream.seed(DraftTexts.VISIBLE_SEED)));
      return answers.size() > 1;
    } catch (InvocationTargetException | IllegalArgumentException e) {
      return false; // it wants others
    }
  }

  private static String numbers(Object answer) {
    double[] numbers;
    if (answer instanceof Tensor tensor) {
      numbers = tensor.toDoubles();
    } else if (answer instanceof double[] array) {
      numbers = array;
    } else if (answer instanceof Number number) {
      numbers = new double[] {number.doubleValue()};
    } else {
      return String.valueOf(answer);
    }
    if (numbers.length == 0 || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("no numbers");
    }
    return Arrays.toString(numbers);
  }
}
