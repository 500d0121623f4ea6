package io.github.medl.sequence.transformer;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.PaddedCodes;
import io.github.medl.sequence.attention.KeysAndValues;
import io.github.medl.sequence.attention.Masks;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A transformer's decoder alone, which predicts each next symbol of a text from those before it:
 * learned positions, causal blocks, usually pre-norm, and an output tied to the embedding, logits =
 * norm(a) E'. Source: Radford et al. (2018, 2019).
 *
 * @param symbols E, a vector for each symbol, (K, d)
 * @param places P, a vector for each place, (T, d); no text may be longer
 * @param blocks from the input upwards
 * @param lastNorm the norm before the output; null for none
 * @param dropout of the sums of embeddings, in training
 */
public record Gpt(
    Tensor symbols,
    Tensor places,
    List<EncoderBlock> blocks,
    @Nullable LayerNorm lastNorm,
    Dropout dropout)
    implements Layer {
  /**
   * Keeps its own list of the blocks.
   *
   * @param symbols E, a vector for each symbol, (K, d)
   * @param places P, a vector for each place, (T, d); no text may be longer
   * @param blocks from the input upwards
   * @param lastNorm the norm before the output; null for none
   * @param dropout of the sums of embeddings, in training
   * @throws IllegalArgumentException if there is no block
   */
  public Gpt {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("gpt: there must be a block");
    }
  }

  /**
   * A model with first weights.
   *
   * @param symbols K, how many symbols there are
   * @param places T, how long a text may be
   * @param blocks how many
   * @param design of each block
   * @param embeddings the first vectors of symbols and places
   * @return the model
   */
  public static Gpt of(
      int symbols, int places, int blocks, Design design, Initialisation embeddings) {
    Initialisation rule = embeddings.in(design.weights().dtype());
    int d = design.width();
    return new Gpt(
        rule.weight(symbols, d, symbols, d),
        rule.weight(places, d, places, d),
        IntStream.range(0, blocks).mapToObj(i -> EncoderBlock.of(design)).toList(),
        design.preNorm() ? design.norm() : null,
        new Dropout(design.dropout()));
  }

  /** The logits of the symbol after each place, (n, T, K), for codes (n, T). */
  @Override
  public Tensor forward(Tensor codes, Pass pass) {
    return logits(codes, Lengths.all(), pass);
  }

  /**
   * As {@link #apply(Tensor, Pass)} for texts of different lengths.
   *
   * @param codes (n, T); padding may hold anything
   * @param lengths the lengths of the texts
   * @param pass the forward pass
   * @return logits (n, T, K); what they are in the padding means nothing
   */
  public Tensor apply(Tensor codes, Lengths lengths, Pass pass) {
    return pass.call(this, List.of(codes), () -> logits(codes, lengths, pass));
  }

  private Tensor logits(Tensor codes, Lengths lengths, Pass pass) {
    Tensor a = dropout.apply(embedded(codes, lengths, 0), pass);
    Tensor causal = Masks.causal(codes.dim(1), a.dtype());
    for (EncoderBlock block : blocks) {
      a = block.apply(a, Lengths.all(), causal, pass); // padding comes later, so nobody sees it
    }
    return output(a, pass);
  }

  private Tensor embedded(Tensor codes, Lengths lengths, int from) {
    PaddedCodes.check("gpt", codes);
    int to = from + codes.dim(1);
    if (to > places.dim(0)) {
      throw new ShapeException(
          "gpt",
          String.format(Locale.ROOT, "a text of %d places for a model of %d", to, places.dim(0)));
    }
    return PaddedCodes.lookUp(symbols, codes, lengths).add(places.slice(0, from, to));
  }

  private Tensor output(Tensor a, Pass pass) {
    Tensor last = lastNorm == null ? a : lastNorm.apply(a, pass);
    Tensor rows = last.reshape(last.dim(0) * last.dim(1), last.dim(2));
    return rows.matmul(symbols, false, true).reshape(last.dim(0), last.dim(1), symbols.dim(0));
  }

  /**
   * What is kept of the places of a text so far: keys and values, block by block.
   *
   * @param blocks the keys and values of each block; none before the first place
   */
  public record Past(List<KeysAndValues> blocks) {
    /** Before the first place. */
    public static final Past NONE = new Past(List.of());

    /**
     * How many places there are so far.
     *
     * @return the number
     */
    public int places() {
      return blocks.isEmpty() ? 0 : blocks.get(0).places();
    }

    /**
     * The past of some rows, in another order or repeated, as hypotheses of a search need it.
     *
     * @param rows which rows
     * @return their past
     */
    public Past rows(int... rows) {
      return new Past(blocks.stream().map(b -> b.rows(rows)).toList());
    }
  }

  /**
   * What comes after new places.
   *
   * @param logits of the symbol after each new place, (n, new, K)
   * @param past all places so far
   */
  public record Continued(Tensor logits, Past past) {}

  /**
   * Goes on with a text: the logits that the whole pass would give at the new places, in time that
   * grows with the number of places so far, not with its square.
   *
   * @param codes the new symbols, (n, new)
   * @param past the places before
   * @return logits and the places so far
   * @throws ShapeException if the text becomes longer than the model's table of places
   */
  public Continued goOn(Tensor codes, Past past) {
    Pass pass = Pass.evaluation();
    return pass.call(
        this,
        List.of(codes),
        () -> {
          Tensor a = embedded(codes, Lengths.all(), past.places());
          List<KeysAndValues> all = new ArrayList<>();
          for (int b = 0; b < blocks.size(); b++) {
            KeysAndValues before = past.blocks.isEmpty() ? null : past.blocks.get(b);
            EncoderBlock.Continued next = blocks.get(b).goOn(a, before, pass);
            a = next.output();
            all.add(next.past());
          }
          return new Continued(output(a, pass), new Past(List.copyOf(all)));
        });
  }

  /**
   * What may come after a beginning.
   *
   * @param codes the beginnings, (n, T), T at least 1
   * @return a row for each beginning
   */
  public NextSymbol<Past> after(Tensor codes) {
    return new Writer(this, codes);
  }

  private record Writer(Gpt model, Tensor beginning) implements NextSymbol<Past> {
    @Override
    public Step<Past> first() {
      return step(model.goOn(beginning, Past.NONE));
    }

    @Override
    public Step<Past> then(Past past, int... symbols) {
      return step(model.goOn(Tensor.generate(i -> symbols[i], symbols.length, 1), past));
    }

    private static Step<Past> step(Continued next) {
      return Step.atLast(next.logits, next.past);
    }

    @Override
    public Past rows(Past past, int... rows) {
      return past.rows(rows);
    }
  }
}
