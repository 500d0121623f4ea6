package io.github.medl.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.parallel.Parallel;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OptimiserTest {
  private static final Schedule RATE = Schedule.constant(0.1);

  /** Kingma and Ba (2015), algorithm 1: "good default settings". */
  @Test
  void adamHasTheDefaultsOfItsPaper() {
    same(Optimisers.adam(0.1), Optimisers.adam(RATE, 0.9, 0.999, 1e-8));
  }

  /** Kingma and Ba (2015), algorithm 2, with the epsilon of algorithm 1. */
  @Test
  void adamaxHasTheDefaultsOfItsPaper() {
    same(Optimisers.adamax(0.1), Optimisers.adamax(RATE, 0.9, 0.999, 1e-8));
  }

  @Test
  void variantsOfAdamHaveItsDefaults() {
    same(Optimisers.amsgrad(0.1), Optimisers.amsgrad(RATE, 0.9, 0.999, 1e-8));
    same(Optimisers.adamw(0.1), Optimisers.adamw(RATE, 0.9, 0.999, 1e-8, 0.01));
    same(Optimisers.nadam(0.1), Optimisers.nadam(RATE, 0.9, 0.999, 1e-8, 0.004));
  }

  /** Tieleman and Hinton (2012): 0.9; Zeiler (2012), section 4: 0.95, 1e-6. */
  @Test
  void methodsBeforeAdamHaveTheDefaultsOfTheirPapers() {
    same(Optimisers.rmsprop(0.1), Optimisers.rmsprop(RATE, 0.9, 1e-8));
    same(Optimisers.adadelta(), Optimisers.adadelta(Schedule.constant(1), 0.95, 1e-6));
    same(Optimisers.adagrad(0.1), Optimisers.adagrad(RATE, 1e-10));
  }

  private static void same(Optimiser a, Optimiser b) {
    double[] x = {1, -2, 3};
    double[] y = x.clone();
    for (int t = 0; t < 20; t++) {
      double[] g = {x[0] + 1e-9, Math.sin(t), 10 * x[2]};
      a.step(x, g);
      b.step(y, g);
    }
    assertThat(x).isEqualTo(y).doesNotContain(1, -2, 3);
  }

  /** The bias corrections undo the start at 0: whatever the gradient, the first step is alpha. */
  @Test
  void adamsFirstStepIsTheRate() {
    double[] theta = {0, 0, 0};
    Optimisers.adam(0.01).step(theta, new double[] {1000, -1, 1e-3});
    assertThat(theta).containsExactly(new double[] {-0.01, 0.01, -0.01}, within(1e-6));
  }

  /** 1 - 0.9999 of floats has four digits: a first step would be 0.99992 times the rate. */
  @Test
  void firstStepsAreTheSameInBothFormatsForDecaysNearOne() {
    Schedule one = Schedule.constant(1);
    List<Supplier<Optimiser>> methods =
        List.of(
            () -> Optimisers.adam(one, .9, .9999, 1e-8),
            () -> Optimisers.adam(one, .9999, .99999, 1e-8),
            () -> Optimisers.adamw(one, .9, .9999, 1e-8, .01),
            () -> Optimisers.amsgrad(one, .9999, .9999, 1e-8),
            () -> Optimisers.adamax(one, .9999, .9999, 1e-8),
            () -> Optimisers.nadam(one, .9999, .9999, 1e-8, .004),
            () -> Optimisers.adadelta(one, .9999, 1e-6),
            () -> Optimisers.rmsprop(one, .9999, 1e-8),
            () -> Optimisers.momentum(one, .9999));
    for (Supplier<Optimiser> method : methods) {
      double[] theta = {0};
      method.get().step(theta, new double[] {1});
      float[] single = {0};
      method.get().step(single, new float[] {1});
      assertThat(single[0] / theta[0]).isCloseTo(1, within(3e-7));
    }
    float[] byAdam = {0};
    methods.get(0).get().step(byAdam, new float[] {1});
    assertThat((double) byAdam[0]).isCloseTo(-1, within(2e-7));
  }

  /** Figure 4.6: the last iterates of the authors' code. */
  @Test
  void momentumEndsWhereTheBookEnds() {
    assertThat(momentum(0.9))
        .containsExactly(new double[] {0.9951380326250648, 0.9902801905705503}, within(1e-10));
    assertThat(momentum(0.5))
        .containsExactly(new double[] {0.8338552848843851, 0.6945812396511986}, within(1e-10));
    assertThat(momentum(0))
        .containsExactly(new double[] {0.7044088991589933, 0.4947948514653456}, within(1e-10));
  }

  private static double[] momentum(double beta) {
    Optimiser optimiser = Optimisers.momentum(0.001 / (1 - beta), beta);
    double[] theta = {0.4, -0.2};
    for (int t = 0; t < 1000; t++) {
      optimiser.step(theta, slope(theta));
    }
    return theta;
  }

  private static double[] slope(double[] t) {
    double b = t[1] - t[0] * t[0];
    return new double[] {-2 * (1 - t[0]) - 400 * t[0] * b, 200 * b};
  }

  /** theta = phi - alpha mu v for the book's form, whose gradient is taken there. */
  @Test
  void nesterovIsTheGradientAtTheLookAhead() {
    double[] phi = {0.4, -0.2};
    double[] v = {0, 0};
    double[] theta = phi.clone();
    Optimiser optimiser = Optimisers.nesterov(0.001, 0.9);
    for (int t = 0; t < 200; t++) {
      double[] ahead = {phi[0] - 0.001 * 0.9 * v[0], phi[1] - 0.001 * 0.9 * v[1]};
      assertThat(theta).containsExactly(ahead, within(1e-12));
      optimiser.step(theta, slope(theta));
      double[] g = slope(ahead);
      for (int i = 0; i < 2; i++) {
        v[i] = 0.9 * v[i] + g[i];
        phi[i] -= 0.001 * v[i];
      }
    }
  }

  /** Where the gradient is (1, 1000) and then nothing, AMSGrad's rate stays low. */
  @Test
  void amsgradNeverRaisesARate() {
    double[] a = {0};
    double[] b = {0};
    Optimiser amsgrad = Optimisers.amsgrad(Schedule.constant(1), 0, 0.5, 1e-8);
    Optimiser adam = Optimisers.adam(Schedule.constant(1), 0, 0.5, 1e-8);
    for (int t = 0; t < 40; t++) {
      double[] g = {t == 0 ? 1000 : 1};
      amsgrad.step(a, g);
      adam.step(b, g);
    }
    assertThat(-b[0]).isGreaterThan(20);
    assertThat(-a[0]).isLessThan(2);
  }

  @Test
  void weightDecayIsNotScaled() {
    double[] theta = {2};
    Optimisers.adamw(Schedule.constant(0.1), 0.9, 0.999, 1e-8, 0.5).step(theta, new double[] {0});
    assertThat(theta[0]).isCloseTo(2 * (1 - 0.1 * 0.5), within(1e-15));
  }

  @Test
  void clippingByNormKeepsTheDirection() {
    double[] theta = {0, 0};
    double[] g = {30, 40};
    Optimisers.gradientDescent(1).clip(Clipping.byNorm(5)).step(theta, g);
    assertThat(theta).containsExactly(new double[] {-3, -4}, within(1e-15));
    assertThat(g).containsExactly(30, 40);
  }

  @Test
  void theNormIsThatOfAllParametersTogether() {
    Parameter a = Parameter.of("a", Tensor.zeros(1));
    Parameter b = Parameter.of("b", Tensor.zeros(1, 1).cast(DType.FLOAT32));
    Optimisers.gradientDescent(1)
        .clip(Clipping.byNorm(5))
        .step(List.of(a, b), List.of(Tensor.vector(30), Tensor.full(40, 1, 1).cast(DType.FLOAT32)));
    assertThat(a.tensor().item()).isCloseTo(-3, within(1e-15));
    assertThat(b.tensor().item()).isEqualTo(-4);
  }

  @Test
  void clippingByValueBoundsEveryElement() {
    float[] theta = {0, 0, 0};
    Optimisers.gradientDescent(1).clip(Clipping.byValue(5)).step(theta, new float[] {30, -40, 2});
    assertThat(theta).containsExactly(-5, 5, -2);
  }

  /** More elements than one block holds, so that pieces must fit together. */
  @Test
  void largeParametersMoveAsSmallOnesOnAnyNumberOfThreads() {
    Clipping clipping = Clipping.byNorm(3);
    Tensor start = Tensor.generate(i -> Math.sin(i), 300, 400);
    for (DType dtype : DType.real()) {
      Tensor one = null;
      for (int threads : new int[] {1, 2, 4}) {
        Parameter parameter = Parameter.of("w", start.cast(dtype));
        Optimiser optimiser = Optimisers.adam(0.01).clip(clipping);
        Parallel.withThreads(threads, () -> steps(optimiser, List.of(parameter)));
        one = one == null ? parameter.snapshot() : one;
        assertThat(parameter.tensor()).isEqualTo(one);
      }
      List<Parameter> rows = new ArrayList<>();
      for (int row = 0; row < 300; row++) {
        rows.add(Parameter.of("row " + row, start.select(0, row).cast(dtype)));
      }
      steps(Optimisers.adam(0.01).clip(clipping), rows);
      Tensor together = Tensor.stack(0, rows.stream().map(Parameter::tensor).toList());
      assertThat(one.allClose(together, 1e-4, 1e-7)).isTrue();
    }
  }

  private static Object steps(Optimiser optimiser, List<Parameter> parameters) {
    int size = parameters.get(0).size();
    for (int t = 1; t < 5; t++) {
      List<Tensor> gradients = new ArrayList<>();
      for (int k = 0; k < parameters.size(); k++) {
        Parameter parameter = parameters.get(k);
        int first = k * size;
        int power = t;
        gradients.add(
            Tensor.generate(i -> Math.cos(power * (first + i)), parameter.tensor().shape())
                .cast(parameter.tensor().dtype()));
      }
      optimiser.step(parameters, gradients);
    }
    return null;
  }

  @Test
  void clippingKeepsTheDirectionAtAnySize() {
    for (double size : new double[] {1e-320, 1e-200, 1, 1e200, 3e307}) {
      double[] theta = {0, 0};
      Optimisers.gradientDescent(1)
          .clip(Clipping.byNorm(size))
          .step(theta, new double[] {3 * size, 4 * size});
      assertThat(theta[0] / size).isCloseTo(-.6, within(1e-3));
      assertThat(theta[1] / size).isCloseTo(-.8, within(1e-3));
    }
    double[] theta = {0, 0};
    Optimisers.gradientDescent(1).clip(Clipping.byNorm(1)).step(theta, new double[] {3e200, 4e200});
    assertThat(theta).containsExactly(new double[] {-.6, -.8}, within(1e-15));
    float[] floats = {0, 0};
    Optimisers.gradientDescent(1)
        .clip(Clipping.byNorm(1e-3))
        .step(floats, new float[] {3e37f, 4e37f});
    assertThat(floats).containsExactly(new float[] {-.6e-3f, -.8e-3f}, within(1e-10f));
    double[] still = {0, 0};
    Optimisers.gradientDescent(1).clip(Clipping.byNorm(1)).step(still, new double[2]);
    assertThat(still).containsExactly(0, 0);
  }

  /** Many steps, so that what the compiler or the counter itself allocates does not count. */
  @Test
  void aStepAllocatesNothing() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Optimiser optimiser = Optimisers.adam(0.01).clip(Clipping.byNorm(1));
    List<Parameter> parameters = List.of(Parameter.of("w", Tensor.zeros(30, 40)));
    List<Tensor> gradients = List.of(Tensor.ones(30, 40));
    optimiser.step(parameters, gradients);
    int steps = 20_000;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int t = 0; t < steps; t++) {
      optimiser.step(parameters, gradients);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat((double) bytes / steps).isLessThan(1);
  }

  @Test
  void aSnapshotOutlivesTheNextStep() {
    Parameter parameter = Parameter.of("w", Tensor.vector(1, 2));
    Tensor before = parameter.snapshot();
    Optimisers.gradientDescent(1).step(List.of(parameter), List.of(Tensor.ones(2)));
    assertThat(parameter.tensor()).isEqualTo(Tensor.vector(0, 1));
    assertThat(before).isEqualTo(Tensor.vector(1, 2));
    parameter.assign(before);
    assertThat(parameter.tensor()).isEqualTo(Tensor.vector(1, 2));
  }

  @Test
  void resetForgetsEverything() {
    Optimiser optimiser = Optimisers.adam(Schedule.exponential(0.1, 0.5), 0.9, 0.999, 1e-8);
    double[] theta = {1};
    optimiser.step(theta, new double[] {3});
    assertThat(optimiser.learningRate()).isEqualTo(0.05);
    optimiser.reset();
    assertThat(optimiser.steps()).isZero();
    double[] once = {1};
    optimiser.step(once, new double[] {3});
    assertThat(once).isEqualTo(theta);
  }

  @Test
  void aGradientOfAnotherShapeIsRefusedBeforeAnythingMoves() {
    Parameter a = Parameter.of("a", Tensor.zeros(2));
    Parameter b = Parameter.of("b", Tensor.zeros(2, 3));
    assertThatThrownBy(
            () ->
                Optimisers.gradientDescent(1)
                    .step(List.of(a, b), List.of(Tensor.ones(2), Tensor.ones(3, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parameter b is FLOAT64 (2, 3), its gradient is FLOAT64 (3, 2)");
    assertThat(a.tensor()).isEqualTo(Tensor.zeros(2));
  }

  @Test
  void otherParametersAreRefused() {
    Optimiser optimiser = Optimisers.adam(0.1);
    optimiser.step(new double[2], new double[2]);
    assertThatThrownBy(() -> optimiser.step(new double[3], new double[3]))
        .hasMessageContaining("reset()");
    assertThatThrownBy(() -> optimiser.step(new double[2], new double[3]))
        .hasMessageContaining("2 parameters but a gradient of length 3");
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> Optimisers.gradientDescent(-1)).hasMessageContaining("rate");
    assertThatThrownBy(() -> Optimisers.gradientDescent(Double.NaN)).hasMessageContaining("rate");
    assertThatThrownBy(() -> Optimisers.adam(RATE, 1, 0.9, 0)).hasMessageContaining("beta1");
    assertThatThrownBy(() -> Optimisers.momentum(0.1, 1)).hasMessageContaining("momentum");
    assertThatThrownBy(() -> Clipping.byNorm(0)).hasMessageContaining("positive");
  }

  /** A large parameter is updated in pieces, by several threads; its elements cannot tell. */
  @Test
  void aLargeParameterIsUpdatedAsManySmallOnesAre() {
    int n = 50_000;
    Tensor start = Tensor.generate(i -> Math.sin(i), n);
    Tensor g = Tensor.generate(i -> Math.cos(3 * i), n);
    for (DType dtype : DType.real()) {
      Parameter large = Parameter.of("large", start.cast(dtype));
      Optimiser together = Optimisers.adam(0.01);
      Parameter first = Parameter.of("first", start.slice(0, 0, 777).cast(dtype));
      Parameter last = Parameter.of("last", start.slice(0, n - 777, n).cast(dtype));
      Optimiser apart = Optimisers.adam(0.01);
      for (int t = 0; t < 5; t++) {
        Tensor now = g.mul(t + 1).cast(dtype);
        together.step(List.of(large), List.of(now));
        apart.step(List.of(first, last), List.of(now.slice(0, 0, 777), now.slice(0, n - 777, n)));
      }
      assertThat(large.tensor().slice(0, 0, 777)).isEqualTo(first.tensor());
      assertThat(large.tensor().slice(0, n - 777, n)).isEqualTo(last.tensor());
    }
  }

  /** Ranges of all parameters together, cut where they may, against one parameter at a time. */
  @Test
  void parametersThatThreadsShareMoveAsEachAlone() {
    int[] sizes = {5000, 1, 0, 20_000, 17, 30_000};
    for (int threads : new int[] {1, 2, 4}) {
      List<Parameter> together = new ArrayList<>();
      List<Tensor> gradients = new ArrayList<>();
      for (int size : sizes) {
        together.add(Parameter.of("p" + size, sines(size, 0)));
        gradients.add(sines(size, 1));
      }
      Parallel.withThreads(
          threads,
          () -> {
            Optimiser adam = Optimisers.adam(0.01);
            for (int step = 0; step < 3; step++) {
              Parallel.forBlocks(4, i -> {}); // threads that are awake
              adam.step(together, gradients);
            }
            return null;
          });
      for (int k = 0; k < sizes.length; k++) {
        Parameter alone = Parameter.of("p", sines(sizes[k], 0));
        Optimiser adam = Optimisers.adam(0.01);
        for (int step = 0; step < 3; step++) {
          adam.step(List.of(alone), List.of(gradients.get(k)));
        }
        assertThat(together.get(k).snapshot().toFloats())
            .as("%s on %s threads", sizes[k], threads)
            .isEqualTo(alone.snapshot().toFloats());
      }
    }
  }

  private static Tensor sines(int n, double phase) {
    return Tensor.generate(i -> Math.sin(i + phase), n).cast(DType.FLOAT32);
  }
}
