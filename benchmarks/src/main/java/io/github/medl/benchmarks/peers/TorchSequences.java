package io.github.medl.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The rows of {@link Sequences} in LibTorch through DJL, eagerly: its own loops over LSTM and GRU
 * on one-hot vectors, blocks from its fused linear layers and norms, a decoder from single calls.
 * What is computed is attached to a manager of the step, so that native memory is freed at once.
 */
final class TorchSequences {
  private TorchSequences() {}

  private static NDArray scaled(NDArray x) {
    int[] shape = Arrays.stream(x.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
    return x.mul((float) Sequences.scale(shape));
  }

  /** A matrix as a linear layer wants it: outputs first. */
  private static NDArray outputFirst(NDArray x) {
    return x.getShape().dimension() == 2 ? x.transpose().duplicate() : x;
  }

  private static NDArray linear(NDArray x, NDArray w, NDArray b) {
    return Linear.linear(x, w, b).singletonOrThrow();
  }

  // ---------------------------------------------------------------- training

  /** A step of training: cost, derivatives, Adam. */
  private abstract static class Step implements Supplier<NDArray> {
    final NDManager home;
    private final NDArray targets;
    private final List<NDArray> learned = new ArrayList<>();
    private final Optimizer adam =
        Optimizer.adam().optLearningRateTracker(Tracker.fixed((float) Sequences.RATE)).build();

    Step(NDManager home) {
      this.home = home;
      targets = codes(home, 1).reshape(-1, 1);
    }

    static NDArray codes(NDManager home, int from) {
      long[] symbols =
          IntStream.range(0, Sequences.ROWS * Sequences.STEPS)
              .mapToLong(i -> Sequences.symbol(i + from))
              .toArray();
      return home.create(symbols, new Shape(Sequences.ROWS, Sequences.STEPS));
    }

    NDArray learn(NDArray parameter) {
      parameter.setRequiresGradient(true);
      learned.add(parameter);
      return parameter;
    }

    /** The scores of all places, (n T, K), in a manager. */
    abstract NDArray scores(NDManager scope);

    @Override
    public NDArray get() {
      try (NDManager scope = home.newSubManager()) {
        NDArray cost;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          NDArray z = scores(scope).logSoftmax(-1);
          NDArray loss = z.gather(targets, 1).mean().mul((float) -Sequences.LARGE);
          collector.backward(loss);
          cost = home.create(loss.getFloat());
        }
        for (int k = 0; k < learned.size(); k++) {
          NDArray parameter = learned.get(k);
          try (NDArray gradient = parameter.getGradient()) {
            adam.update("p" + k, parameter, gradient);
            gradient.subi(gradient);
          }
        }
        return cost;
      }
    }
  }

  /** LibTorch's own loop; gates says which: 4 for the LSTM, 3 for the GRU. */
  static final class RecurrentStep extends Step {
    private final NDArray oneHot;
    private final NDList parameters;
    private final NDArray zero;
    private final NDArray output;
    private final NDArray bias;
    private final boolean isLstm;

    RecurrentStep(NDArray[] x, int gates) {
      super(x[0].getManager());
      isLstm = gates == 4;
      oneHot = codes(home, 0).oneHot(Sequences.SYMBOLS).toType(DataType.FLOAT32, false);
      NDArray ofState = home.zeros(new Shape((long) gates * Sequences.UNITS));
      parameters =
          new NDList(
              learn(x[0].mul((float) Sequences.scale(Sequences.SYMBOLS, 1))),
              learn(x[1].mul((float) Sequences.scale(Sequences.UNITS, 1))),
              learn(home.zeros(ofState.getShape())),
              isLstm ? ofState : learn(ofState)); // the LSTM's two only add up
      zero = home.zeros(new Shape(1, Sequences.ROWS, Sequences.UNITS));
      output = learn(outputFirst(scaled(x[2])));
      bias = learn(home.zeros(new Shape(Sequences.SYMBOLS)));
    }

    @Override
    NDArray scores(NDManager scope) {
      NDArray x = oneHot.duplicate();
      x.attach(scope);
      NDArray h =
          (isLstm
                  ? x.getNDArrayInternal()
                      .lstm(x, new NDList(zero, zero), parameters, true, 1, 0, true, false, true)
                  : x.getNDArrayInternal().gru(x, zero, parameters, true, 1, 0, true, false, true))
              .head();
      return linear(h.reshape(-1, Sequences.UNITS), output, bias);
    }
  }

  // ---------------------------------------------------------------- transformers

  /** The block with its derivatives; those by the input are the result. */
  static Supplier<NDArray> block(NDArray[] x) {
    NDArray[] operands = x.clone();
    for (int k = 1; k < x.length; k++) {
      operands[k] = outputFirst(scaled(x[k]));
    }
    return () ->
        Kernels.gradient(
            y -> block(y[0], Arrays.asList(y).subList(1, y.length), null).square(), operands);
  }

  private static NDArray block(NDArray a, List<NDArray> w, NDArray mask) {
    NDArray x = norm(a, w.get(12), w.get(13));
    NDArray q = byHead(linear(x, w.get(0), w.get(1)));
    NDArray k = byHead(linear(x, w.get(2), w.get(3)));
    NDArray v = byHead(linear(x, w.get(4), w.get(5)));
    float scale = (float) (1 / Math.sqrt(q.getShape().get(3)));
    NDArray scores = q.matMul(k.transpose(0, 1, 3, 2)).mul(scale);
    NDArray alpha = (mask == null ? scores : scores.add(mask)).softmax(-1);
    NDArray u = alpha.matMul(v).transpose(0, 2, 1, 3).reshape(a.getShape());
    NDArray first = a.add(linear(u, w.get(6), w.get(7)));
    NDArray inner = linear(norm(first, w.get(14), w.get(15)), w.get(8), w.get(9));
    return first.add(linear(Activation.gelu(inner), w.get(10), w.get(11)));
  }

  /** The scale of a norm is 1 + what is given. */
  private static NDArray norm(NDArray x, NDArray scale, NDArray shift) {
    Shape last = new Shape(x.getShape().get(2));
    return LayerNorm.layerNorm(x, last, scale.add(1), shift, 1e-5f).singletonOrThrow();
  }

  private static NDArray byHead(NDArray x) {
    Shape s = x.getShape();
    return x.reshape(s.get(0), s.get(1), Sequences.HEADS, s.get(2) / Sequences.HEADS)
        .transpose(0, 2, 1, 3);
  }

  /** The GPT of lab L7.1. */
  static final class Gpt extends Step {
    private final NDArray codes;
    private final NDArray mask;
    private final List<NDArray> w = new ArrayList<>();
    private final NDArray scale;
    private final NDArray shift;

    Gpt(NDArray[] x) {
      super(x[0].getManager());
      codes = codes(home, 0);
      NDArray place = home.arange(Sequences.STEPS);
      mask =
          place.reshape(1, -1).gt(place.reshape(-1, 1)).toType(DataType.FLOAT32, false).mul(-1e9);
      for (int k = 0; k < x.length; k++) {
        boolean isTable = k < 2;
        NDArray scaled = scaled(x[k]);
        w.add(learn(isTable ? scaled : outputFirst(scaled)));
      }
      scale = learn(home.zeros(new Shape(Sequences.SMALL)));
      shift = learn(home.zeros(new Shape(Sequences.SMALL)));
    }

    @Override
    NDArray scores(NDManager scope) {
      NDArray read = codes.duplicate();
      read.attach(scope);
      NDArray a = read.getNDArrayInternal().embedding(read, w.get(0), SparseFormat.DENSE).head();
      a = a.add(w.get(1));
      a = block(a, w.subList(2, 18), mask);
      a = norm(block(a, w.subList(18, 34), mask), scale, shift);
      return linear(a.reshape(-1, Sequences.SMALL), w.get(0), null);
    }
  }

  // ---------------------------------------------------------------- decoder with attention

  static Supplier<NDArray> decoder(NDArray[] x) {
    NDManager home = x[0].getManager();
    NDArray[] w = new NDArray[x.length];
    for (int k = 0; k < x.length; k++) {
      w[k] = k < 2 ? x[k].mul(.3f) : k == 2 ? scaled(x[k]) : outputFirst(scaled(x[k]));
    }
    NDArray prepared = linear(w[0], w[4], null); // once a source
    long[] words = IntStream.range(0, Sequences.SENTENCES).mapToLong(Sequences::word).toArray();
    NDArray fed = home.create(words);
    return () -> {
      try (NDManager scope = home.newSubManager()) {
        NDArray s = w[1].duplicate();
        s.attach(scope);
        NDArray pairs = linear(s, w[3], null).expandDims(1).add(prepared).tanh();
        NDArray alpha = linear(pairs, w[5], null).squeeze(2).softmax(-1);
        NDArray u = alpha.expandDims(1).matMul(w[0]).squeeze(1);
        NDArray word = fed.getNDArrayInternal().embedding(fed, w[2], SparseFormat.DENSE).head();
        word.attach(scope);
        NDArray z = linear(NDArrays.concat(new NDList(word, u), 1), w[6], null);
        NDList parts = z.split(new long[] {64, 128}, 1);
        NDList gates = linear(s, w[7], null).split(2, 1);
        NDArray reset = Activation.sigmoid(parts.get(0).add(gates.get(0)));
        NDArray update = Activation.sigmoid(parts.get(1).add(gates.get(1)));
        NDArray candidate = parts.get(2).add(linear(reset.mul(s), w[8], null)).tanh();
        NDArray next = s.add(update.mul(candidate.sub(s)));
        NDArray logits = linear(NDArrays.concat(new NDList(next, u), 1), w[9], null);
        logits.attach(home);
        return logits;
      }
    };
  }
}
