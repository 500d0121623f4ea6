package io.github.medl.benchmarks.peers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.WeightTable;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.SequenceLoss;
import io.github.medl.sequence.attention.AdditiveScore;
import io.github.medl.sequence.attention.Attention;
import io.github.medl.sequence.attention.MultiHead;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.sequence.recurrent.Bidirectional;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.GruCell;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.recurrent.TorchRecurrent;
import io.github.medl.sequence.transformer.Design;
import io.github.medl.sequence.transformer.EncoderBlock;
import io.github.medl.sequence.transformer.FeedForward;
import io.github.medl.sequence.transformer.Gpt;
import io.github.medl.sequence.translation.AttentionEncoderDecoder;
import io.github.medl.sequence.translation.AttentionEncoderDecoder.Standing;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Rows of sequences: training steps of an LSTM and a GRU of 128 units on 32 texts of 64 out of 65
 * symbols, of the GPT of lab L7.1, a transformer's block with all its derivatives, and one step of
 * the decoder of figure 7.10. Both libraries begin with the same weights, which are the operands.
 */
final class Sequences {
  static final int ROWS = 32;
  static final int STEPS = 64;
  static final int SYMBOLS = 65;
  static final int UNITS = 128;

  /** Small: Adam's first steps are as long from rounding errors as from gradients. */
  static final double RATE = 1e-4;

  /** What a cost is multiplied by, so that Adam's epsilon does not matter. */
  static final double LARGE = 1000;

  /** Widths of the block, of the GPT and of the decoder. */
  static final int WIDTH = 128;

  static final int HEADS = 4;
  static final int SMALL = 48;
  static final int SENTENCES = 25;
  static final int SOURCE = 8;
  static final int WORDS = 85;

  private Sequences() {}

  static List<Kernel> rows() {
    int[][] lstm = {{4 * UNITS, SYMBOLS}, {4 * UNITS, UNITS}, {UNITS, SYMBOLS}};
    int[][] gru = {{3 * UNITS, SYMBOLS}, {3 * UNITS, UNITS}, {UNITS, SYMBOLS}};
    return List.of(
        new Kernel(
            "lstm-128",
            .7,
            .98,
            List.of(lstm),
            x -> recurrent(lstm(x), x[2]),
            x -> new TorchSequences.RecurrentStep(x, 4)),
        new Kernel(
            "gru-128",
            .7,
            .98,
            List.of(gru),
            x -> recurrent(gru(x), x[2]),
            x -> new TorchSequences.RecurrentStep(x, 3)),
        new Kernel(
            "transformer-block-128",
            1,
            1.4,
            block(),
            x -> Kernels.gradientInMedl(Sequences::block).on(scaled(x)),
            TorchSequences::block),
        new Kernel(
            "gpt-48", Double.NaN, Double.NaN, gpt(), Sequences::gpt, TorchSequences.Gpt::new),
        new Kernel(
            "attention-decoder-step",
            .3,
            .42,
            decoder(),
            Sequences::decoder,
            TorchSequences::decoder));
  }

  /** What weights, which reach 3, are multiplied by: Xavier's variance for n inputs. */
  static double scale(int... shape) {
    return shape.length < 2 ? .05 : Math.sqrt(2) / 3 / Math.sqrt(shape[0]);
  }

  /** The symbol that is read at a place of a text, row after row; the next one is to be said. */
  static int symbol(int place) {
    return place * 37 % SYMBOLS;
  }

  static Tensor codes(int from) {
    return Tensor.generate(i -> symbol(i + from), ROWS, STEPS);
  }

  // ---------------------------------------------------------------- recurrent

  private record CodesModel(Recurrent recurrent, Dense output) implements Layer {
    @Override
    public Tensor forward(Tensor codes, Pass pass) {
      return output.apply(recurrent.apply(codes, pass), pass);
    }
  }

  /** Weights are (k m, p) as in PyTorch, and scaled by their inputs. */
  private static Map<String, Tensor> torch(Tensor[] x) {
    Tensor zero = x[0].constant(0).broadcastTo(x[0].dim(0));
    return Map.of(
        "rnn.weight_ih_l0",
        x[0].mul(scale(SYMBOLS, 1)),
        "rnn.weight_hh_l0",
        x[1].mul(scale(UNITS, 1)),
        "rnn.bias_ih_l0",
        zero,
        "rnn.bias_hh_l0",
        zero);
  }

  private static Recurrent lstm(Tensor[] x) {
    Recurrent like = Recurrent.of(Cells.lstm(SYMBOLS, UNITS, RandomStream.seed(1)));
    WeightTable table = TorchRecurrent.lstm("cell", "rnn", "_l0");
    return table.load(torch(x), like).network();
  }

  private static Recurrent gru(Tensor[] x) {
    Recurrent like = Recurrent.of(Cells.resetAfterGru(SYMBOLS, UNITS, RandomStream.seed(1)));
    WeightTable table = TorchRecurrent.gru("cell", "rnn", "_l0");
    return table.load(torch(x), like).network();
  }

  private static Supplier<Tensor> recurrent(Recurrent layer, Tensor output) {
    Tensor bias = output.constant(0).broadcastTo(SYMBOLS);
    return training(new CodesModel(layer, new Dense(output.mul(scale(output.shape())), bias)));
  }

  private static Supplier<Tensor> training(Layer start) {
    Trainer<Layer> trainer = Trainer.of(start, Optimisers.adam(RATE));
    Tensor read = codes(0);
    Tensor next = codes(1);
    return () ->
        Tensor.scalar(
            trainer.step(
                Pass.training(),
                (model, pass) ->
                    SequenceLoss.crossEntropy(model.apply(read, pass), next, Lengths.all())
                        .mul(LARGE)));
  }

  // ---------------------------------------------------------------- transformers

  /** The shapes of a block's weights: q, k, v, c, then the feed-forward part, then norms. */
  private static List<int[]> blockShapes(int d, int inner) {
    return List.of(
        new int[] {d, d},
        new int[] {d},
        new int[] {d, d},
        new int[] {d},
        new int[] {d, d},
        new int[] {d},
        new int[] {d, d},
        new int[] {d},
        new int[] {d, inner},
        new int[] {inner},
        new int[] {inner, d},
        new int[] {d},
        new int[] {d},
        new int[] {d},
        new int[] {d},
        new int[] {d});
  }

  /** The input, and the weights of a block. */
  private static List<int[]> block() {
    List<int[]> shapes = new ArrayList<>();
    shapes.add(new int[] {ROWS, STEPS, WIDTH});
    shapes.addAll(blockShapes(WIDTH, 4 * WIDTH));
    return shapes;
  }

  private static Tensor[] scaled(Tensor[] x) {
    Tensor[] scaled = x.clone();
    for (int k = 1; k < x.length; k++) {
      scaled[k] = x[k].mul(scale(x[k].shape()));
    }
    return scaled;
  }

  private static Tensor block(List<Tensor> x) {
    EncoderBlock block = block(x.subList(1, x.size()), HEADS);
    return block.apply(x.get(0), Lengths.all(), null, Pass.evaluation()).square();
  }

  /** The scale of a norm is 1 + what is given. */
  private static EncoderBlock block(List<Tensor> w, int heads) {
    return new EncoderBlock(
        new MultiHead(
            new Dense(w.get(0), w.get(1)),
            new Dense(w.get(2), w.get(3)),
            new Dense(w.get(4), w.get(5)),
            new Dense(w.get(6), w.get(7)),
            heads,
            new Dropout(0)),
        new LayerNorm(w.get(12).add(1), w.get(13), 1e-5),
        new FeedForward(
            new Dense(w.get(8), w.get(9)), Activations.gelu(), new Dense(w.get(10), w.get(11))),
        new LayerNorm(w.get(14).add(1), w.get(15), 1e-5),
        true,
        new Dropout(0));
  }

  /** Symbols, places, two blocks, without the last norm's weights, which begin as 1 and 0. */
  private static List<int[]> gpt() {
    List<int[]> shapes = new ArrayList<>();
    shapes.add(new int[] {SYMBOLS, SMALL});
    shapes.add(new int[] {STEPS, SMALL});
    shapes.addAll(blockShapes(SMALL, 4 * SMALL));
    shapes.addAll(blockShapes(SMALL, 4 * SMALL));
    return shapes;
  }

  private static Supplier<Tensor> gpt(Tensor[] x) {
    List<Tensor> w = Arrays.stream(x).map(t -> t.mul(scale(t.shape()))).toList();
    Initialisation none = (fanIn, fanOut, shape) -> w.get(0).constant(0).broadcastTo(shape);
    Design like = new Design(SMALL, HEADS, 4 * SMALL, Activations.gelu(), true, 0, none, none);
    return training(
        new Gpt(
            w.get(0),
            w.get(1),
            List.of(block(w.subList(2, 18), HEADS), block(w.subList(18, 34), HEADS)),
            Gpt.of(SYMBOLS, STEPS, 1, like, none).lastNorm(),
            new Dropout(0)));
  }

  // ---------------------------------------------------------------- decoder with attention

  /**
   * What was read (n, T, 64), where the decoder stands (n, 64), the words' vectors; then W_q, W_k
   * and v_a of the score, the GRU's weights of input and states, and those of the output.
   */
  private static List<int[]> decoder() {
    return List.of(
        new int[] {SENTENCES, SOURCE, 64},
        new int[] {SENTENCES, 64},
        new int[] {WORDS, 32},
        new int[] {64, 32},
        new int[] {64, 32},
        new int[] {32, 1},
        new int[] {96, 192},
        new int[] {64, 128},
        new int[] {64, 64},
        new int[] {128, WORDS});
  }

  /** The words that are fed, one a sentence. */
  static int word(int sentence) {
    return sentence * 7 % WORDS;
  }

  private static Supplier<Tensor> decoder(Tensor[] x) {
    Tensor[] w = new Tensor[x.length];
    for (int k = 0; k < x.length; k++) {
      w[k] = x[k].mul(k < 2 ? .3 : scale(x[k].shape()));
    }
    RandomStream stream = RandomStream.seed(1);
    Tensor zero = w[0].constant(0);
    AttentionEncoderDecoder model =
        new AttentionEncoderDecoder(
            w[2],
            w[2],
            Bidirectional.of(Cells.gru(32, 32, stream), Cells.gru(32, 32, stream)),
            new Dense(zero.broadcastTo(32, 64), zero.broadcastTo(64)),
            new Attention(new AdditiveScore(w[3], w[4], w[5].flatten())),
            new GruCell(w[6], w[7], w[8], zero.broadcastTo(192)),
            new Dense(w[9], zero.broadcastTo(WORDS)));
    NextSymbol<Standing> next = model.read(Tensor.zeros(SENTENCES, SOURCE), Lengths.all(), 0);
    Standing at = new Standing(model.attention().memory(w[0], w[0], Lengths.all()), w[1]);
    int[] words = new int[SENTENCES];
    Arrays.setAll(words, Sequences::word);
    return () -> next.then(at, words).logits();
  }
}
