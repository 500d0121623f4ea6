package io.github.medl.examples.chapter6;

import static io.github.medl.cnn.layers.ConvolutionLayers.conv;
import static io.github.medl.cnn.layers.ConvolutionLayers.maxPool;
import static io.github.medl.networks.layers.Activations.relu;

import io.github.medl.cnn.detection.LocalisationCost;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * The network of the authors' second task in practical 5: one body, and heads for whether there is
 * a digit, where, and which.
 *
 * @param body from canvases of 100 x 100 to 80 numbers
 * @param heads what is read from them
 */
record Placer(Sequential body, Heads heads) implements Network {
  static final int SIDE = 100;
  private static final int UNITS = 80;
  static final LocalisationCost COST = new LocalisationCost(30, .1);

  static Placer of(Initialisation rule) {
    return new Placer(body(rule), Heads.of(rule));
  }

  static Sequential body(Initialisation rule) {
    return Layers.sequential(
        conv(1, 8, 3, Sliding.UNIT, rule),
        relu(),
        Layers.batchNorm(8),
        maxPool(2),
        conv(8, 4, 3, Sliding.UNIT, rule),
        relu(),
        Layers.batchNorm(4),
        maxPool(2),
        Layers.flatten(),
        Layers.dense(2116, UNITS, rule),
        relu());
  }

  LocalisationCost.Said apply(Tensor canvases, Pass pass) {
    return heads.apply(body.apply(canvases, pass), pass);
  }

  /**
   * Three dense layers beside each other.
   *
   * @param presence one score
   * @param place row and column, over the side of the canvas
   * @param digit ten scores
   */
  record Heads(Dense presence, Dense place, Dense digit) implements Network {
    static Heads of(Initialisation rule) {
      return new Heads(
          Layers.dense(UNITS, 1, rule),
          Layers.dense(UNITS, 2, rule),
          Layers.dense(UNITS, 10, rule));
    }

    LocalisationCost.Said apply(Tensor codes, Pass pass) {
      return pass.call(
          this,
          List.of(codes),
          () ->
              new LocalisationCost.Said(
                  presence.apply(codes, pass).select(1, 0),
                  place.apply(codes, pass),
                  digit.apply(codes, pass)));
    }
  }

  /** What is to be said: places in place of boxes. */
  static LocalisationCost.True truth(Canvases canvases) {
    return new LocalisationCost.True(canvases.present(), middles(canvases), canvases.labels());
  }

  /** Row and column of the middles of the true boxes, over the side, (n, 2). */
  static Tensor middles(Canvases canvases) {
    Tensor first = canvases.boxes().slice(1, 0, 2);
    Tensor last = canvases.boxes().slice(1, 2, 4);
    return first.add(last).mul(.5).take(1, 1, 0); // x, y become row, column
  }
}
