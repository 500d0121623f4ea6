package io.github.medl.gan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The numbers of vae.json and diffusion.json, computed with NumPy, SciPy and PyTorch in double
 * precision; the files say what each operation is.
 */
public final class Fixtures {
  /** Relative to max(1, |value|). */
  public static final double TOLERANCE = 1e-10;

  private Fixtures() {}

  /** One case of a file. */
  public record Case(Map<String, Object> parts) {
    public String operation() {
      return (String) parts.get("op");
    }

    private Map<String, Object> map(String name) {
      return object(parts.get(name));
    }

    public Object arg(String name) {
      return map("args").get(name);
    }

    public int integer(String name) {
      return ((Number) arg(name)).intValue();
    }

    public double number(String name) {
      return ((Number) arg(name)).doubleValue();
    }

    public int[] integers(String name) {
      return Fixtures.integers(arg(name));
    }

    public String text(String name) {
      return (String) arg(name);
    }

    public Tensor input(String name) {
      return tensor(map("inputs").get(name));
    }

    public Object output() {
      return parts.get("output");
    }

    public Object output(String name) {
      return map("output").get(name);
    }

    public Object gradient(String name) {
      return map("grads").get(name);
    }

    @Override
    public String toString() {
      return operation() + " " + parts.get("args");
    }
  }

  public static List<Case> read(String file, String... operations) {
    return read(file).stream().filter(c -> List.of(operations).contains(c.operation())).toList();
  }

  private static List<Case> read(String file) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/gan/" + file)) {
      List<?> cases = (List<?>) object(JSON.std.anyFrom(in)).get("cases");
      return cases.stream().map(c -> new Case(object(c))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // an object of JSON
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }

  public static int[] integers(Object json) {
    return ((List<?>) json).stream().mapToInt(v -> ((Number) v).intValue()).toArray();
  }

  public static double[] numbers(Object json) {
    return ((List<?>) json).stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
  }

  /** {shape, data}, a list or a number. */
  public static Tensor tensor(Object json) {
    if (json instanceof Number number) {
      return Tensor.scalar(number.doubleValue());
    }
    if (json instanceof List<?>) {
      return Tensor.of(numbers(json));
    }
    Map<String, Object> parts = object(json);
    return Tensor.of(numbers(parts.get("data")), integers(parts.get("shape")));
  }

  /** That a tensor has the numbers of the file. */
  public static void check(String what, Tensor actual, Object json) {
    Tensor expected = tensor(json);
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    double[] ours = actual.toDoubles();
    double[] theirs = expected.toDoubles();
    for (int i = 0; i < ours.length; i++) {
      double scale = Math.max(1, Math.abs(theirs[i]));
      assertThat(Math.abs(ours[i] - theirs[i]) / scale)
          .as("%s, number %d: %s, expected %s", what, i, ours[i], theirs[i])
          .isLessThanOrEqualTo(TOLERANCE);
    }
  }

  public static void check(String what, double actual, Object json) {
    check(what, Tensor.scalar(actual), json);
  }

  public static void check(String what, double[] actual, Object json) {
    check(what, Tensor.of(actual), json);
  }
}
