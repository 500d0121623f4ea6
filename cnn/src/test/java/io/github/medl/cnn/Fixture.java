package io.github.medl.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A case of PyTorch: values, gradients of a weighted sum of them, and gradients of half the squared
 * length of these gradients.
 */
public final class Fixture {
  private final Map<String, Object> json;

  private Fixture(Map<String, Object> json) {
    this.json = json;
  }

  /** What a file says. */
  public static Map<String, Object> read(String file) {
    try (InputStream in = Fixture.class.getResourceAsStream("/io/github/medl/cnn/" + file)) {
      return JSON.std.mapFrom(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All cases of a file. */
  public static List<Fixture> all(String file) {
    return ((List<?>) read(file).get("cases")).stream().map(c -> new Fixture(object(c))).toList();
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** A tensor as the files write it. */
  public static Tensor tensor(Object value) {
    Map<String, Object> map = object(value);
    return Tensor.of(doubles(map.get("data")), ints(map.get("shape")));
  }

  public static double[] doubles(Object list) {
    return ((List<?>) list).stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
  }

  public static int[] ints(Object list) {
    return ((List<?>) list).stream().mapToInt(v -> ((Number) v).intValue()).toArray();
  }

  public String op() {
    return (String) json.get("op");
  }

  public Map<String, Object> part(String name) {
    return object(json.get(name));
  }

  public double number(String arg) {
    return ((Number) part("args").get(arg)).doubleValue();
  }

  public Tensor input(String name) {
    return tensor(part("inputs").get(name));
  }

  public Tensor output() {
    return tensor(json.get("output"));
  }

  /** Relative to the largest entry: 1e-10 in double, 1e-4 in single precision. */
  public void check(Function<List<Tensor>, Tensor> f) {
    List<String> names = new ArrayList<>(part("inputs").keySet());
    List<Tensor> inputs = names.stream().map(this::input).toList();
    Tensor y = output();
    near(op(), f.apply(inputs), y, 1e-10);
    List<Tensor> single = inputs.stream().map(t -> t.cast(DType.FLOAT32)).toList();
    Tensor inSingle = f.apply(single);
    assertThat(inSingle.dtype()).as(op()).isEqualTo(DType.FLOAT32);
    near(op() + " in FLOAT32", inSingle.cast(DType.FLOAT64), y, 1e-4);
    Tensor cotangent = Tensor.of(doubles(json.get("cotangent")), y.shape());
    List<Tensor> gradients = gradients(f, inputs, cotangent);
    for (int i = 0; i < names.size(); i++) {
      near("d" + names.get(i), gradients.get(i), tensor(part("grads").get(names.get(i))), 1e-10);
    }
    if (json.containsKey("second")) {
      checkSecond(f, names, inputs, cotangent);
    }
  }

  private void checkSecond(
      Function<List<Tensor>, Tensor> f, List<String> names, List<Tensor> inputs, Tensor cotangent) {
    List<Tensor> all = new ArrayList<>(inputs);
    all.add(cotangent);
    int n = inputs.size();
    var found =
        Autodiff.valueAndGradient(
            z -> {
              Tensor sum = Tensor.scalar(0);
              for (Tensor g : gradients(f, z.subList(0, n), z.get(n))) {
                sum = sum.add(g.square().sum());
              }
              return sum.mul(0.5);
            },
            all);
    Map<String, Object> expected = part("second");
    double value = ((Number) expected.get("value")).doubleValue();
    near("squared length", found.value(), Tensor.scalar(value), 1e-10);
    Map<String, Object> grads = object(expected.get("grads"));
    for (int i = 0; i <= n; i++) {
      String name = i == n ? "cotangent" : names.get(i);
      near("second d" + name, found.gradients().get(i), tensor(grads.get(name)), 1e-10);
    }
  }

  private static List<Tensor> gradients(
      Function<List<Tensor>, Tensor> f, List<Tensor> inputs, Tensor cotangent) {
    return Autodiff.valueAndGradient(z -> f.apply(z).mul(cotangent).sum(), inputs).gradients();
  }

  /** Both have one shape, and differ by no more than tolerance times the largest entry. */
  public static void near(String name, Tensor actual, Tensor expected, double tolerance) {
    assertThat(actual.size()).as(name).isEqualTo(expected.size());
    Tensor off = actual.reshape(expected.shape()).sub(expected).abs();
    double largest = expected.size() == 0 ? 0 : expected.abs().max().item();
    assertThat(expected.size() == 0 ? 0 : off.max().item())
        .as(name)
        .isLessThanOrEqualTo(tolerance * Math.max(largest, 1e-3));
  }

  @Override
  public String toString() {
    return json.get("id") + " " + op();
  }
}
