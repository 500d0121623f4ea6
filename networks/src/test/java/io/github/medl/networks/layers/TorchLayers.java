package io.github.medl.networks.layers;

import io.github.medl.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers of torch_layers.csv, which torch_layers.py made. */
final class TorchLayers {
  private TorchLayers() {}

  /** One case: tensors by what they are. */
  record Case(Map<String, Tensor> tensors) {
    Tensor get(String what) {
      return tensors.get(what);
    }

    /** Those whose key has a prefix, by the rest of the key. */
    Map<String, Tensor> all(String prefix) {
      return tensors.entrySet().stream()
          .filter(e -> e.getKey().startsWith(prefix) && e.getKey().length() > prefix.length())
          .collect(
              Collectors.toMap(e -> e.getKey().substring(prefix.length()), Map.Entry::getValue));
    }
  }

  static Map<String, Case> read() {
    Map<String, Case> cases = new LinkedHashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                TorchLayers.class.getResourceAsStream("torch_layers.csv"),
                StandardCharsets.UTF_8))) {
      reader.lines().skip(1).forEach(line -> add(cases, line.split(",")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static void add(Map<String, Case> cases, String[] fields) {
    int[] shape = Arrays.stream(fields[2].split(" ")).mapToInt(Integer::parseInt).toArray();
    double[] values =
        Arrays.stream(fields[3].split(" ")).mapToDouble(Double::parseDouble).toArray();
    cases
        .computeIfAbsent(fields[0], name -> new Case(new LinkedHashMap<>()))
        .tensors
        .put(fields[1], Tensor.of(values, shape));
  }
}
