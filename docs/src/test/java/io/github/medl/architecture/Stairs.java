package io.github.medl.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may import whom. Patterns are those of ArchUnit: {@code random} is one package, {@code
 * optim..} a package and all below it.
 */
final class Stairs {
  static final String ROOT = "io.github.medl.";

  /** Of core, what the other modules use; the engine is a seam. */
  private static final String CORE = "tensor autodiff recurrence random numeric io parallel";

  /** A step: some packages, and the others of medl that they may use. */
  record Step(String packages, String others) {
    String pattern() {
      return ROOT + packages;
    }

    /** What these packages may use of medl, themselves included. */
    String[] allowed() {
      return Stream.concat(
              Stream.of(packages), Arrays.stream(others.split(" ")).filter(o -> !o.isEmpty()))
          .map(ROOT::concat)
          .toArray(String[]::new);
    }

    boolean holds(String packageName) {
      String name =
          packages.endsWith("..") ? packages.substring(0, packages.length() - 2) : packages;
      return packageName.equals(ROOT + name)
          || packages.endsWith("..") && packageName.startsWith(ROOT + name + ".");
    }

    @Override
    public String toString() {
      return packages + " uses at most '" + others + "'";
    }
  }

  private Stairs() {}

  static List<Step> all() {
    List<Step> steps = new ArrayList<>();
    // core
    steps.add(new Step("parallel", ""));
    steps.add(new Step("numeric", ""));
    steps.add(new Step("engine", "numeric parallel"));
    steps.add(new Step("tensor", "engine parallel"));
    steps.add(new Step("autodiff", "tensor"));
    steps.add(new Step("recurrence", "tensor autodiff engine parallel"));
    steps.add(new Step("random", "tensor numeric"));
    steps.add(new Step("io", "tensor"));
    // what stands on core alone
    steps.add(new Step("learning..", "tensor autodiff random numeric io"));
    steps.add(new Step("optim..", CORE));
    steps.add(new Step("plot..", "io"));
    steps.add(new Step("testing", "tensor autodiff"));
    steps.add(new Step("testing.fixtures", "testing tensor"));
    steps.add(new Step("grading..", "tensor autodiff random"));
    steps.add(new Step("nd4j", "tensor engine"));
    steps.add(new Step("spark", "tensor random parallel optim.."));
    // models
    steps.add(new Step("linear..", CORE + " learning.. optim.."));
    steps.add(new Step("networks..", CORE + " learning.. optim.."));
    steps.add(new Step("rl..", CORE + " learning.. optim.. plot.. networks.."));
    steps.add(new Step("gnn..", CORE + " learning.. optim.. networks.."));
    steps.add(new Step("cnn..", CORE + " learning.. optim.. networks.."));
    steps.add(new Step("sequence..", CORE + " learning.. optim.. networks.."));
    steps.add(new Step("gan..", CORE + " learning.. optim.. networks.. cnn.."));
    // figures
    steps.add(
        new Step(
            "examples..",
            CORE
                + " learning.. optim.. plot.. grading.. linear.. networks.. rl.. gnn.. cnn.."
                + " sequence.. gan.."));
    return List.copyOf(steps);
  }
}
