package io.github.medl.cnn.architecture;

import io.github.medl.cnn.layers.AveragePool;
import io.github.medl.cnn.layers.Conv;
import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.cnn.layers.DenseBlock;
import io.github.medl.cnn.layers.MaxPool;
import io.github.medl.cnn.layers.PartialConv;
import io.github.medl.cnn.layers.ResidualBlock;
import io.github.medl.cnn.layers.TrainedSubsampling;
import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The layers that the parts of a plan stand for. */
final class Building {
  private Building() {}

  static Layer layer(Plan plan, Point at, Initialisation initialisation) {
    int in = at.size().channels();
    if (plan instanceof Plan.Conv conv) {
      return conv(conv, in, initialisation);
    } else if (plan instanceof Plan.Partial partial) {
      List<Layer> maps = new ArrayList<>();
      for (List<Integer> channels : partial.channels()) {
        maps.add(
            ConvolutionLayers.conv(
                channels.size(), 1, partial.size(), Sliding.UNIT, initialisation));
      }
      return new PartialConv(maps, partial.channels());
    } else if (plan instanceof Plan.Pool pool) {
      return pool.average() ? new AveragePool(pool.window(), true) : new MaxPool(pool.window());
    } else if (plan instanceof Plan.Subsampling) {
      return new TrainedSubsampling(
          initialisation.weight(4, 1, in), Tensor.zeros(in).cast(initialisation.dtype()));
    } else if (plan instanceof Plan.GlobalAverage) {
      return ConvolutionLayers.globalAverage();
    } else if (plan instanceof Plan.Norm) {
      return Layers.batchNorm(in);
    } else if (plan instanceof Plan.Dense dense) {
      return Layers.dense(in, dense.units(), initialisation);
    } else if (plan instanceof Plan.Flat) {
      return Layers.flatten();
    } else if (plan instanceof Plan.Same same) {
      return same.layer();
    } else if (plan instanceof Plan.Chain chain) {
      List<Layer> layers = new ArrayList<>();
      Point here = at;
      for (Plan part : chain.parts()) {
        layers.add(part.layer(here, initialisation));
        here = part.walk(here, row -> {});
      }
      return Layers.sequential(layers.toArray(Layer[]::new));
    } else if (plan instanceof Plan.Joined joined) {
      return Layers.concatenated(
          1,
          joined.branches().stream()
              .map(branch -> branch.layer(at, initialisation))
              .toArray(Layer[]::new));
    } else if (plan instanceof Plan.Residual residual) {
      Layer body = residual.body().layer(at, initialisation);
      Plan shortcut = residual.shortcut();
      return new ResidualBlock(body, shortcut == null ? null : shortcut.layer(at, initialisation));
    } else if (plan instanceof Plan.DenselyConnected block) {
      return denseBlock(block, at, initialisation);
    }
    throw new IllegalStateException("no layer for " + plan);
  }

  private static Layer conv(Plan.Conv conv, int in, Initialisation initialisation) {
    int groups = conv.sliding().groups();
    int places = conv.kernelRows() * conv.kernelColumns();
    Tensor weight =
        initialisation.weight(
            in / groups * places,
            conv.out() / groups * places,
            conv.out(),
            in / groups,
            conv.kernelRows(),
            conv.kernelColumns());
    Tensor bias = conv.bias() ? Tensor.zeros(conv.out()).cast(initialisation.dtype()) : null;
    return new Conv(weight, bias, conv.sliding());
  }

  private static Layer denseBlock(
      Plan.DenselyConnected block, Point at, Initialisation initialisation) {
    List<Layer> layers = new ArrayList<>();
    Point here = at;
    for (Plan part : block.parts()) {
      layers.add(part.layer(here, initialisation));
      int added = part.walk(here, row -> {}).size().channels();
      Size size = here.size();
      here =
          new Point(new Size(size.channels() + added, size.rows(), size.columns()), here.field());
    }
    return new DenseBlock(layers);
  }
}
