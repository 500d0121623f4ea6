package io.github.medl.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Numbers from an independent implementation: PyTorch 1.13 in double precision, of the book's
 * formulas. Matrices have a row a unit; the cotangents c define the cost sum(c y) of which the
 * gradients are given.
 */
public final class Fixture {
  private final Map<String, Object> json;

  private Fixture(Map<String, Object> json) {
    this.json = json;
  }

  /** All cases of a file. */
  @SuppressWarnings("unchecked")
  public static List<Fixture> all(String file) {
    try (InputStream in = Fixture.class.getResourceAsStream(file + ".json")) {
      List<Object> cases = (List<Object>) JSON.std.mapFrom(in).get("cases");
      return cases.stream().map(c -> new Fixture((Map<String, Object>) c)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The case of a name. */
  public static Fixture of(String file, String name) {
    return all(file).stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  public String name() {
    return (String) json.get("name");
  }

  public String op() {
    return (String) json.get("op");
  }

  public Map<String, Object> part(String part) {
    return object(json.get(part));
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  public Map<String, Tensor> tensors(String part) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    part(part)
        .forEach(
            (name, value) -> {
              if (value instanceof Map<?, ?> map && map.containsKey("data")) {
                tensors.put(name, tensor(value));
              }
            });
    return tensors;
  }

  /** A tensor as the files write it. */
  public static Tensor tensor(Object value) {
    Map<String, Object> map = object(value);
    return Tensor.of(doubles(map.get("data")), ints(map.get("shape")));
  }

  public static double[] doubles(Object list) {
    return ((List<?>) list)
        .stream()
            .mapToDouble(v -> v instanceof Boolean is ? (is ? 1 : 0) : ((Number) v).doubleValue())
            .toArray();
  }

  public static int[] ints(Object list) {
    return ((List<?>) list).stream().mapToInt(v -> ((Number) v).intValue()).toArray();
  }

  /** The lengths under a name; all if there are none. */
  public static Lengths lengths(Map<String, Tensor> x, String name) {
    if (!x.containsKey(name)) {
      return Lengths.all();
    }
    double[] values = x.get(name).toDoubles();
    int[] each = new int[values.length];
    for (int i = 0; i < each.length; i++) {
      each[i] = (int) values[i];
    }
    return new Lengths(each);
  }

  /**
   * Values to 1e-12, gradients to 1e-10, and values in single precision to 1e-5.
   *
   * @param f the outputs from the inputs, by the names of the file
   */
  public void check(Function<Map<String, Tensor>, Map<String, Tensor>> f) {
    Map<String, Tensor> x = tensors("inputs");
    Map<String, Tensor> expected = tensors("output");
    Map<String, Tensor> y = f.apply(x);
    assertThat(y.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, value) -> near(name, y.get(name), value, 1e-12));

    Map<String, Tensor> single = new LinkedHashMap<>();
    x.forEach((name, value) -> single.put(name, value.cast(DType.FLOAT32)));
    Map<String, Tensor> inSingle = f.apply(single);
    expected.forEach(
        (name, value) -> {
          assertThat(inSingle.get(name).dtype()).as(name).isEqualTo(DType.FLOAT32);
          near(name + " in FLOAT32", inSingle.get(name).cast(DType.FLOAT64), value, 1e-5);
        });
    checkGradients(f);
  }

  private void checkGradients(Function<Map<String, Tensor>, Map<String, Tensor>> f) {
    Map<String, Tensor> x = tensors("inputs");
    Map<String, Tensor> cotangents = tensors("cotangent");
    Map<String, Tensor> expected = tensors("grads");
    List<String> names = new ArrayList<>(expected.keySet());
    List<Tensor> gradients =
        Autodiff.gradient(
            given -> {
              Map<String, Tensor> variables = new LinkedHashMap<>(x);
              for (int i = 0; i < names.size(); i++) {
                variables.put(names.get(i), given.get(i));
              }
              Map<String, Tensor> y = f.apply(variables);
              Tensor cost = Tensor.scalar(0);
              for (Map.Entry<String, Tensor> c : cotangents.entrySet()) {
                cost = cost.add(y.get(c.getKey()).mul(c.getValue()).sum());
              }
              return cost;
            },
            names.stream().map(x::get).toList());
    for (int i = 0; i < names.size(); i++) {
      near("d" + names.get(i), gradients.get(i), expected.get(names.get(i)), 1e-10);
    }
  }

  /** Both have one shape, and differ by no more than tolerance times max(1, |expected|). */
  public static void near(String name, Tensor actual, Tensor expected, double tolerance) {
    assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
    Tensor off = actual.sub(expected).abs().div(expected.abs().maximum(1));
    assertThat(off.size() == 0 ? 0 : off.max().item()).as(name).isLessThanOrEqualTo(tolerance);
  }

  @Override
  public String toString() {
    return name();
  }
}
