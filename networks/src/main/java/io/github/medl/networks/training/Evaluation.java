package io.github.medl.networks.training;

import io.github.medl.learning.evaluation.Metric;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is measured of a network after an epoch, on data that it does not learn from.
 *
 * @param <M> the kind of network
 */
@FunctionalInterface
public interface Evaluation<M extends Network> {
  /** How many observations go through a network at a time. */
  int ROWS = 1000;

  /**
   * Measures.
   *
   * @param network the network
   * @return numbers by name
   */
  Map<String, Double> of(M network);

  /**
   * The means of metrics over examples.
   *
   * @param name what goes before the names of the metrics, such as {@code validation}
   * @param examples the data
   * @param metrics what is measured
   * @return numbers called {@code validation loss}, {@code validation accuracy}
   */
  static Evaluation<Layer> on(String name, Examples examples, Metric... metrics) {
    List<Metric> all = List.of(metrics);
    return network -> {
      Map<String, Double> named = new LinkedHashMap<>();
      measure(network, examples, all)
          .forEach((metric, value) -> named.put(name + " " + metric, value));
      return named;
    };
  }

  /**
   * The means of metrics over examples, a thousand at a time.
   *
   * @param network the network, applied in evaluation mode; examples of another number format are
   *     converted to the network's
   * @param examples the data
   * @param metrics what is measured
   * @return the means by the names of the metrics
   */
  static Map<String, Double> measure(Layer network, Examples examples, List<Metric> metrics) {
    double[] sums = new double[metrics.size()];
    Layer one = Networks.inOneFormat(network);
    Optional<DType> dtype = Networks.dtype(one);
    for (Examples rows : Batches.of(examples, ROWS).epoch(0)) {
      Examples batch = dtype.map(rows::cast).orElse(rows);
      Tensor prediction = one.apply(batch.inputs());
      for (int m = 0; m < sums.length; m++) {
        sums[m] += metrics.get(m).sum(prediction, batch.targets());
      }
    }
    Map<String, Double> means = new LinkedHashMap<>();
    for (int m = 0; m < sums.length; m++) {
      means.put(metrics.get(m).name(), sums[m] / examples.size());
    }
    return means;
  }
}
