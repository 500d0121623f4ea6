package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.medl.tensor.Along;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Convolution and pooling, their gradients and the gradients of half the squared length of these,
 * as PyTorch and SciPy have them; each file says how it was made.
 */
class ConvolutionOracleTest {
  private static JsonNode read(String name) {
    try (InputStream in =
        ConvolutionOracleTest.class.getResourceAsStream("/oracles/chapter6/" + name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> valuesAndDerivativesAreThoseOfTorch() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : List.of("convolution.json", "transposed.json", "pooling.json")) {
      for (JsonNode c : read(file).get("cases")) {
        String op = c.get("op").asText();
        if (!op.startsWith("batch_norm") && !op.startsWith("local_response")) { // are layers
          String name = file + " " + c.get("id").asInt() + " " + op;
          tests.add(DynamicTest.dynamicTest(name, () -> check(name, c)));
        }
      }
    }
    assertThat(tests).hasSize(28 + 10 + 13);
    return tests.stream();
  }

  private static void check(String name, JsonNode c) {
    List<Tensor> inputs = new ArrayList<>();
    List<String> names = new ArrayList<>();
    c.get("inputs")
        .properties()
        .forEach(
            e -> {
              names.add(e.getKey());
              inputs.add(tensor(e.getValue()));
            });
    Function<List<Tensor>, Tensor> f = operation(c);
    Tensor y = tensor(c.get("output"));
    close(name, f.apply(inputs), y);
    Tensor cotangent = Tensor.of(numbers(c.get("cotangent")), y.shape());
    List<Tensor> gradients = gradients(f, inputs, cotangent);
    for (int i = 0; i < inputs.size(); i++) {
      close(
          name + ": d" + names.get(i), gradients.get(i), tensor(c.get("grads").get(names.get(i))));
    }
    if (c.has("second")) { // whoever is linear has none
      checkSecond(name, f, inputs, names, cotangent, c.get("second"));
    }
    List<Tensor> single = inputs.stream().map(t -> t.cast(DType.FLOAT32)).toList();
    assertThat(f.apply(single)).hasDType(DType.FLOAT32);
    assertThat(f.apply(single).cast(DType.FLOAT64)).as(name).isRelativelyCloseTo(y, 1e-5);
  }

  private static void checkSecond(
      String name,
      Function<List<Tensor>, Tensor> f,
      List<Tensor> inputs,
      List<String> names,
      Tensor cotangent,
      JsonNode expected) {
    List<Tensor> all = new ArrayList<>(inputs);
    all.add(cotangent);
    var second =
        Autodiff.valueAndGradient(
            z -> {
              int last = z.size() - 1;
              Tensor sum = Tensor.scalar(0);
              for (Tensor g : gradients(f, z.subList(0, last), z.get(last))) {
                sum = sum.add(g.square().sum());
              }
              return sum.mul(0.5);
            },
            all);
    close(name, second.value(), Tensor.scalar(expected.get("value").asDouble()));
    names.add("cotangent");
    for (int i = 0; i < all.size(); i++) {
      close(
          name + ": second derivative by " + names.get(i),
          second.gradients().get(i),
          tensor(expected.get("grads").get(names.get(i))));
    }
  }

  private static List<Tensor> gradients(
      Function<List<Tensor>, Tensor> f, List<Tensor> inputs, Tensor cotangent) {
    return Autodiff.valueAndGradient(z -> f.apply(z).mul(cotangent).sum(), inputs).gradients();
  }

  /** Relative to the largest entry. */
  private static void close(String what, Tensor ours, Tensor torch) {
    double largest = torch.size() == 0 ? 1 : torch.abs().max().item();
    assertThat(ours).as(what).isCloseTo(torch, 1e-10 * Math.max(largest, 1e-3));
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  private static Tensor tensor(JsonNode node) {
    int[] shape = new int[node.get("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.get("shape").get(i).asInt();
    }
    return Tensor.of(numbers(node.get("data")), shape);
  }

  private static Function<List<Tensor>, Tensor> operation(JsonNode c) {
    JsonNode args = c.get("args");
    String op = c.get("op").asText();
    return switch (op) {
      case "conv1d", "conv2d" -> x -> conv(x, sliding(args));
      case "convolution1d", "convolution2d" -> x -> x.get(0).convolve(x.get(1), extent(args));
      case "conv_transpose2d" -> x -> transposed(x, args);
      case "upsample_nearest2d" -> x -> x.get(0).upsampleNearest(args.get("scale").asInt());
      case "upsample_bilinear2d" -> x -> x.get(0).upsampleBilinear(args.get("scale").asInt());
      case "unfold2d" -> x -> x.get(0).unfold(window(args));
      case "max_pool2d" -> x -> x.get(0).maxPool(window(args));
      case "average_pool2d" -> {
        boolean counts = args.get("padding_counts").asBoolean();
        yield x -> x.get(0).averagePool(window(args), counts);
      }
      case "global_average_pool" -> x -> x.get(0).globalAveragePool();
      case "global_max_pool" -> x -> x.get(0).globalMaxPool();
      default -> throw new AssertionError("no operation for " + op);
    };
  }

  private static Tensor conv(List<Tensor> x, Sliding sliding) {
    return x.size() == 2
        ? x.get(0).conv(x.get(1), sliding)
        : x.get(0).conv(x.get(1), x.get(2), sliding);
  }

  private static Tensor transposed(List<Tensor> x, JsonNode args) {
    JsonNode more = args.get("output_padding");
    Sliding sliding = new Sliding(along(args, 0), along(args, 1), args.get("groups").asInt());
    Tensor y = x.get(0).convTransposed(x.get(1), sliding, more.get(0).asInt(), more.get(1).asInt());
    return x.size() == 2 ? y : y.add(x.get(2).reshape(x.get(2).size(), 1, 1));
  }

  private static Extent extent(JsonNode args) {
    return Extent.valueOf(args.get("mode").asText().toUpperCase(Locale.ROOT));
  }

  private static Along along(JsonNode args, int axis) {
    int padding = args.get("padding").get(axis).asInt();
    int dilation = args.has("dilation") ? args.get("dilation").get(axis).asInt() : 1;
    return new Along(args.get("stride").get(axis).asInt(), padding, padding, dilation);
  }

  private static Window window(JsonNode args) {
    JsonNode size = args.get("kernel");
    return new Window(
        size.get(0).asInt(), size.get(1).asInt(), along(args, 0), along(args, 1), false);
  }

  private static Sliding sliding(JsonNode args) {
    JsonNode padding = args.get("padding");
    JsonNode stride = args.get("stride");
    JsonNode dilation = args.get("dilation");
    boolean isImage = stride.isArray();
    Along across =
        new Along(
            isImage ? stride.get(1).asInt() : stride.asInt(),
            padding.get("left").asInt(),
            padding.get("right").asInt(),
            isImage ? dilation.get(1).asInt() : dilation.asInt());
    Along down =
        isImage
            ? new Along(
                stride.get(0).asInt(),
                padding.get("top").asInt(),
                padding.get("bottom").asInt(),
                dilation.get(0).asInt())
            : Along.UNIT;
    return new Sliding(down, across, args.get("groups").asInt());
  }

  @Test
  void placesOfMaximaAreThoseOfTorch() {
    for (JsonNode c : read("pooling.json").get("cases")) {
      if (c.get("op").asText().equals("max_pool2d")) {
        Tensor x = tensor(c.get("inputs").get("x"));
        Tape tape = new Tape();
        Node node = tape.nodeOf(tape.variable(x).maxPool(window(c.get("args"))));
        int[] places = (int[]) node.kept();
        JsonNode expected = c.get("extra").get("argmax_flat_index_in_plane");
        int each = places.length / (x.dim(0) * x.dim(1));
        int plane = x.dim(2) * x.dim(3);
        for (int k = 0; k < places.length; k++) {
          assertThat(places[k] - k / each * plane)
              .as("case %d, position %d", c.get("id").asInt(), k)
              .isEqualTo(expected.get(k).asInt());
        }
      }
    }
  }

  private static Tensor matrix(JsonNode rows) {
    double[][] numbers = new double[rows.size()][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers(rows.get(i));
    }
    return Tensor.of(numbers);
  }

  private static void both(Tensor x, Tensor w, Sliding sliding, JsonNode expected) {
    Tensor image = x.reshape(1, 1, x.dim(0), x.dim(1));
    Tensor kernel = w.reshape(1, 1, w.dim(0), w.dim(1));
    Tensor z = matrix(expected.get("z_cross_correlation"));
    assertThat(image.conv(kernel, sliding)).isCloseTo(z.reshape(1, 1, z.dim(0), z.dim(1)), 0);
    Tensor star = matrix(expected.get("z_convolution"));
    assertThat(image.conv(kernel.flippedKernel(), sliding))
        .isCloseTo(star.reshape(1, 1, star.dim(0), star.dim(1)), 0);
  }

  @Test
  void integersOfTheFiguresAreExact() {
    JsonNode all = read("convolutions.json");
    JsonNode figure = all.get("fig6_3");
    Tensor x = matrix(figure.get("x"));
    Tensor w = matrix(figure.get("W"));
    both(x, w, Sliding.UNIT, figure);
    assertThat(x.convolve(w, Extent.VALID)).isCloseTo(matrix(figure.get("z_convolution")), 0);
    assertThat(w.flippedKernel()).isCloseTo(matrix(figure.get("W_flipped")), 0);
    both(x, w, Sliding.UNIT.padded(1), all.get("fig6_6_pad1"));
    assertThat(x.convolve(w, Extent.SAME))
        .isCloseTo(matrix(all.get("fig6_6_pad1").get("z_convolution")), 0);
    Tensor square = Tensor.generate(k -> k, 10, 10); // 10 i + j
    both(square, w, Sliding.by(5, 4), all.get("fig6_7_stride"));
    both(x, w, Sliding.UNIT.dilated(2), all.get("fig6_8_dilation2"));
    JsonNode pooling = all.get("fig6_11");
    Tensor image = matrix(pooling.get("x")).reshape(1, 1, 4, 4);
    assertThat(image.maxPool(Window.of(2)).reshape(2, 2))
        .isCloseTo(matrix(pooling.get("max_2x2_stride2")), 0);
    assertThat(image.averagePool(Window.of(2)).reshape(2, 2))
        .isCloseTo(matrix(pooling.get("average_2x2_stride2")), 0);
  }
}
