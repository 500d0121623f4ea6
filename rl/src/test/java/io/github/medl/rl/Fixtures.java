package io.github.medl.rl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reference numbers of an independent implementation; each file says how they were made. */
public final class Fixtures {
  private Fixtures() {}

  /** A whole file. */
  public static JsonNode file(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/rl/" + name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases of one operation. */
  public static List<JsonNode> cases(String file, String op) {
    List<JsonNode> cases = new ArrayList<>();
    for (JsonNode each : file(file).get("cases")) {
      if (each.get("op").asText().equals(op)) {
        cases.add(each);
      }
    }
    if (cases.isEmpty()) {
      throw new IllegalArgumentException(file + " has no case " + op);
    }
    return cases;
  }

  /** A tensor written as shape and data, or as a plain list, or as one number. */
  public static Tensor tensor(JsonNode node) {
    if (node.isNumber()) {
      return Tensor.scalar(node.asDouble());
    }
    double[] data = numbers(node.has("data") ? node.get("data") : node);
    return node.has("shape") ? Tensor.of(data, integers(node.get("shape"))) : Tensor.of(data);
  }

  /** A list of numbers; true counts as 1. */
  public static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode x = list.get(i);
      numbers[i] = x.isBoolean() ? (x.asBoolean() ? 1 : 0) : x.asDouble();
    }
    return numbers;
  }

  /** A list of whole numbers. */
  public static int[] integers(JsonNode list) {
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asInt();
    }
    return numbers;
  }
}
