package io.github.medl.networks.training;

import io.github.medl.learning.Answers;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured of a network after an epoch, on data that it does not learn from.
 *
 * @param <M> the kind of network
 */
@FunctionalInterface
public interface Evaluation<M extends Network> {
  /**
   * Measures.
   *
   * @param network the network
   * @return numbers by name
   */
  Map<String, Double> of(M network);

  /**
   * Measures over examples.
   *
   * @param name what goes before the names of the measures, such as {@code validation}
   * @param examples the data
   * @param measures what is measured
   * @return numbers called {@code validation loss}, {@code validation accuracy}
   */
  static Evaluation<Layer> on(String name, Examples examples, Measure... measures) {
    List<Measure> all = List.of(measures);
    return network -> {
      Map<String, Double> named = new LinkedHashMap<>();
      measure(network, examples, all)
          .forEach((measure, value) -> named.put(name + " " + measure, value));
      return named;
    };
  }

  /**
   * Several measures over examples, of one pass through the network.
   *
   * @param network the network, applied in evaluation mode
   * @param examples the data
   * @param measures what is measured
   * @return the numbers by the names of the measures
   */
  static Map<String, Double> measure(Layer network, Examples examples, List<Measure> measures) {
    Answers said = network.answers(examples.inputs());
    Map<String, Double> named = new LinkedHashMap<>();
    measures.forEach(measure -> named.put(measure.name(), measure.of(said, examples.targets())));
    return named;
  }
}
