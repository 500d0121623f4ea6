package io.github.medl.optim.minimise;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Sums of squares from More, Garbow and Hillstrom, Testing unconstrained optimisation software, ACM
 * TOMS 7 (1981) 17-41, with the starts and the minima that are given there.
 */
final class TestFunctions {
  private TestFunctions() {}

  /** A function, its start, and the values of its known minima. */
  record Problem(String name, double[] start, UnaryOperator<Tensor> residuals, double... minima) {
    LeastSquares objective() {
      return LeastSquares.of(residuals);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Problem> ALL =
      List.of(
          new Problem(
              "Rosenbrock",
              new double[] {-1.2, 1},
              x -> vector(x2(x).sub(x1(x).square()).mul(10), from(1, x1(x))),
              0),
          new Problem(
              "Freudenstein and Roth",
              new double[] {0.5, -2},
              x -> {
                Tensor y = x2(x);
                return vector(
                    x1(x).add(from(5, y).mul(y).sub(2).mul(y)).sub(13),
                    x1(x).add(y.add(1).mul(y).sub(14).mul(y)).sub(29));
              },
              0,
              48.98425367924),
          new Problem(
              "Powell badly scaled",
              new double[] {0, 1},
              x ->
                  vector(
                      x1(x).mul(x2(x)).mul(1e4).sub(1),
                      x1(x).neg().exp().add(x2(x).neg().exp()).sub(1.0001)),
              0),
          new Problem(
              "Brown badly scaled",
              new double[] {1, 1},
              x -> vector(x1(x).sub(1e6), x2(x).sub(2e-6), x1(x).mul(x2(x)).sub(2)),
              0),
          new Problem(
              "Beale",
              new double[] {1, 1},
              x ->
                  vector(
                      from(1.5, x1(x).mul(from(1, x2(x)))),
                      from(2.25, x1(x).mul(from(1, x2(x).square()))),
                      from(2.625, x1(x).mul(from(1, x2(x).pow(3))))),
              0),
          new Problem(
              "Jennrich and Sampson",
              new double[] {0.3, 0.4},
              x -> {
                Tensor i = Tensor.arange(10).add(1);
                return i.mul(2).add(2).sub(i.mul(x1(x)).exp()).sub(i.mul(x2(x)).exp());
              },
              124.36218235561),
          new Problem("Bard", new double[] {1, 1, 1}, TestFunctions::bard, 8.214877306578e-3),
          new Problem(
              "Gaussian",
              new double[] {0.4, 1, 0},
              x -> {
                Tensor y =
                    Tensor.vector(
                        .0009, .0044, .0175, .0540, .1295, .2420, .3521, .3989, .3521, .2420, .1295,
                        .0540, .0175, .0044, .0009);
                Tensor t = Tensor.arange(15).neg().add(7).div(2);
                Tensor bell = t.sub(at(x, 2)).square().mul(x2(x)).div(-2).exp();
                return bell.mul(x1(x)).sub(y);
              },
              1.127932769619e-8),
          new Problem(
              "Box three-dimensional",
              new double[] {0, 10, 20},
              x -> {
                Tensor t = Tensor.arange(10).add(1).div(-10);
                return t.mul(x1(x))
                    .exp()
                    .sub(t.mul(x2(x)).exp())
                    .sub(t.exp().sub(t.mul(10).exp()).mul(at(x, 2)));
              },
              0),
          new Problem(
              "Powell singular", new double[] {3, -1, 0, 1}, TestFunctions::powellSingular, 0),
          new Problem(
              "Wood",
              new double[] {-3, -1, -3, -1},
              x -> {
                Tensor x3 = at(x, 2);
                Tensor x4 = at(x, 3);
                return vector(
                    x2(x).sub(x1(x).square()).mul(10),
                    from(1, x1(x)),
                    x4.sub(x3.square()).mul(Math.sqrt(90)),
                    from(1, x3),
                    x2(x).add(x4).sub(2).mul(Math.sqrt(10)),
                    x2(x).sub(x4).div(Math.sqrt(10)));
              },
              0),
          new Problem(
              "Kowalik and Osborne",
              new double[] {.25, .39, .415, .39},
              TestFunctions::kowalik,
              3.075056038492e-4),
          new Problem(
              "Brown and Dennis",
              new double[] {25, 5, -5, -1},
              x -> {
                Tensor t = Tensor.arange(20).add(1).div(5);
                Tensor a = t.mul(x2(x)).add(x1(x)).sub(t.exp());
                Tensor b = t.sin().mul(at(x, 3)).add(at(x, 2)).sub(t.cos());
                return a.square().add(b.square());
              },
              85822.20162635628),
          new Problem(
              "Extended Rosenbrock",
              alternating(10, -1.2, 1),
              x -> {
                Tensor odd = x.slice(0, 0, 10, 2);
                Tensor even = x.slice(0, 1, 10, 2);
                return Tensor.concat(0, List.of(even.sub(odd.square()).mul(10), from(1, odd)));
              },
              0),
          new Problem(
              "Penalty I",
              new double[] {1, 2, 3, 4},
              x ->
                  Tensor.concat(
                      0,
                      List.of(x.sub(1).mul(Math.sqrt(1e-5)), vector(x.square().sum().sub(0.25)))),
              2.249977500e-5),
          new Problem(
              "Variably dimensioned",
              Tensor.arange(10).add(1).div(-10).add(1).toDoubles(),
              x -> {
                Tensor sum = x.sub(1).mul(Tensor.arange(10).add(1)).sum();
                return Tensor.concat(0, List.of(x.sub(1), vector(sum, sum.square())));
              },
              0),
          new Problem(
              "Trigonometric",
              filled(10, 0.1),
              x -> {
                Tensor cos = x.cos();
                Tensor i = Tensor.arange(10).add(1);
                return from(10, cos.sum()).add(i.mul(from(1, cos))).sub(x.sin());
              },
              0,
              2.795056121e-5),
          new Problem(
              "Discrete boundary value",
              Tensor.arange(10).add(1).div(11).mul(Tensor.arange(10).sub(10).div(11)).toDoubles(),
              x -> {
                Tensor t = Tensor.arange(10).add(1).div(11);
                Tensor cube = x.add(t).add(1).pow(3).div(2 * 121);
                return x.mul(2).sub(before(x)).sub(after(x)).add(cube);
              },
              0),
          new Problem(
              "Broyden tridiagonal",
              filled(10, -1),
              x -> from(3, x.mul(2)).mul(x).sub(before(x)).sub(after(x).mul(2)).add(1),
              0),
          new Problem(
              "Linear, full rank",
              filled(5, 1),
              x -> Tensor.concat(0, List.of(x, Tensor.zeros(5))).sub(x.sum().mul(2.0 / 10)).sub(1),
              5));

  private static Tensor bard(Tensor x) {
    Tensor y =
        Tensor.vector(.14, .18, .22, .25, .29, .32, .35, .39, .37, .58, .73, .96, 1.34, 2.10, 4.39);
    Tensor u = Tensor.arange(15).add(1);
    Tensor v = u.neg().add(16);
    Tensor w = u.minimum(v);
    return y.sub(x1(x)).sub(u.div(v.mul(x2(x)).add(w.mul(at(x, 2)))));
  }

  private static Tensor powellSingular(Tensor x) {
    Tensor x3 = at(x, 2);
    Tensor x4 = at(x, 3);
    return vector(
        x1(x).add(x2(x).mul(10)),
        x3.sub(x4).mul(Math.sqrt(5)),
        x2(x).sub(x3.mul(2)).square(),
        x1(x).sub(x4).square().mul(Math.sqrt(10)));
  }

  private static Tensor kowalik(Tensor x) {
    Tensor y =
        Tensor.vector(.1957, .1947, .1735, .1600, .0844, .0627, .0456, .0342, .0323, .0235, .0246);
    Tensor u = Tensor.vector(4, 2, 1, .5, .25, .167, .125, .1, .0833, .0714, .0625);
    Tensor above = u.square().add(u.mul(x2(x))).mul(x1(x));
    return y.sub(above.div(u.square().add(u.mul(at(x, 2))).add(at(x, 3))));
  }

  static Problem named(String name) {
    return ALL.stream().filter(p -> p.name.equals(name)).findFirst().orElseThrow();
  }

  private static Tensor at(Tensor x, int i) {
    return x.select(0, i);
  }

  private static Tensor x1(Tensor x) {
    return at(x, 0);
  }

  private static Tensor x2(Tensor x) {
    return at(x, 1);
  }

  /** a - x. */
  private static Tensor from(double a, Tensor x) {
    return x.neg().add(a);
  }

  private static Tensor vector(Tensor... numbers) {
    return Tensor.stack(0, Arrays.asList(numbers));
  }

  /** x_{i-1}, with 0 before the first. */
  private static Tensor before(Tensor x) {
    return Tensor.concat(0, List.of(Tensor.zeros(1), x.slice(0, 0, x.size() - 1)));
  }

  /** x_{i+1}, with 0 after the last. */
  private static Tensor after(Tensor x) {
    return Tensor.concat(0, List.of(x.slice(0, 1, x.size()), Tensor.zeros(1)));
  }

  private static double[] filled(int n, double value) {
    double[] x = new double[n];
    Arrays.fill(x, value);
    return x;
  }

  private static double[] alternating(int n, double a, double b) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = i % 2 == 0 ? a : b;
    }
    return x;
  }
}
