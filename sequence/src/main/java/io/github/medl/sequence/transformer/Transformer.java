package io.github.medl.sequence.transformer;

import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.layers.Layers;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.PaddedCodes;
import io.github.medl.sequence.attention.KeysAndValues;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.sequence.decoding.Translator;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Encoder and decoder (figure 7.16): the source becomes z, and each next symbol of the target is
 * predicted from those before it and z. Embeddings are multiplied by √d before the positions of the
 * paper are added.
 *
 * @param source a vector for each symbol of the source, (K_x, d)
 * @param target a vector for each symbol of the target, (K_y, d)
 * @param encoder the blocks over the source
 * @param decoder the blocks over the target
 * @param output (d) → (K_y)
 * @param dropout of the embeddings with their positions, in training
 */
public record Transformer(
    Tensor source, Tensor target, Encoder encoder, Decoder decoder, Dense output, Dropout dropout)
    implements Translator {
  /**
   * A model with first weights.
   *
   * @param sourceSymbols K_x
   * @param targetSymbols K_y
   * @param encoderBlocks how many
   * @param decoderBlocks how many
   * @param design of each block
   * @param embeddings the first vectors of symbols
   * @return the model
   */
  public static Transformer of(
      int sourceSymbols,
      int targetSymbols,
      int encoderBlocks,
      int decoderBlocks,
      Design design,
      Initialisation embeddings) {
    Initialisation rule = embeddings.in(design.weights().dtype());
    int d = design.width();
    return new Transformer(
        rule.weight(sourceSymbols, d, sourceSymbols, d),
        rule.weight(targetSymbols, d, targetSymbols, d),
        Encoder.of(encoderBlocks, design),
        Decoder.of(decoderBlocks, design),
        Layers.dense(d, targetSymbols, design.weights()),
        new Dropout(design.dropout()));
  }

  @Override
  public Tensor apply(Tensor x, Lengths ofSource, Tensor y, Lengths ofTarget, Pass pass) {
    return pass.call(
        this,
        List.of(x, y),
        () -> {
          Tensor z = encode(x, ofSource, pass);
          Tensor a = embedded(target, y, ofTarget, 0, pass);
          return output.apply(decoder.apply(a, ofTarget, z, ofSource, pass), pass);
        });
  }

  /**
   * What the encoder makes of a source.
   *
   * @param x the codes of the source, (n, T)
   * @param lengths the lengths of the sources
   * @param pass the forward pass
   * @return z, (n, T, d)
   */
  public Tensor encode(Tensor x, Lengths lengths, Pass pass) {
    return encoder.apply(embedded(source, x, lengths, 0, pass), lengths, pass);
  }

  private Tensor embedded(Tensor table, Tensor codes, Lengths lengths, int from, Pass pass) {
    PaddedCodes.check("transformer", codes);
    int d = table.dim(1);
    int to = from + codes.dim(1);
    Tensor positions = Positions.paper(to, d).slice(0, from, to).cast(table.dtype());
    Tensor vectors = PaddedCodes.lookUp(table, codes, lengths).mul(Math.sqrt(d));
    return dropout.apply(vectors.add(positions), pass);
  }

  /**
   * Where the decoder stands: the source as each block sees it, and the keys and values of the
   * target so far.
   *
   * @param sources for each block
   * @param past for each block; none before the first place
   */
  public record Written(List<DecoderBlock.Source> sources, List<KeysAndValues> past) {
    /**
     * How many places of the target there are so far.
     *
     * @return the number
     */
    public int places() {
      return past.isEmpty() ? 0 : past.get(0).places();
    }

    /**
     * Some rows, in another order or repeated, as hypotheses of a search need them.
     *
     * @param rows which rows
     * @return their state
     */
    public Written rows(int... rows) {
      return new Written(
          sources.stream().map(s -> s.rows(rows)).toList(),
          past.stream().map(p -> p.rows(rows)).toList());
    }
  }

  /**
   * Reads a source; nothing is written yet.
   *
   * @param x the codes of the source, (n, T)
   * @param lengths the lengths of the sources
   * @return where the decoder begins
   */
  public Written begin(Tensor x, Lengths lengths) {
    Tensor z = encode(x, lengths, Pass.evaluation());
    return new Written(
        decoder.blocks().stream().map(block -> block.source(z, lengths)).toList(), List.of());
  }

  /**
   * What comes after new places of the target.
   *
   * @param logits of the symbol after each new place, (n, new, K_y)
   * @param written all places so far
   */
  public record Continued(Tensor logits, Written written) {}

  /**
   * Goes on with the target: the logits that the whole pass would give at the new places.
   *
   * @param codes the new symbols, (n, new)
   * @param so the places before
   * @param pass the forward pass
   * @return logits and the places so far
   */
  public Continued goOn(Tensor codes, Written so, Pass pass) {
    return pass.call(
        this,
        List.of(codes),
        () -> {
          Tensor a = embedded(target, codes, Lengths.all(), so.places(), pass);
          List<KeysAndValues> all = new ArrayList<>();
          for (int b = 0; b < decoder.blocks().size(); b++) {
            KeysAndValues before = so.past().isEmpty() ? null : so.past().get(b);
            EncoderBlock.Continued next =
                decoder.blocks().get(b).goOn(a, before, so.sources().get(b), pass);
            a = next.output();
            all.add(next.past());
          }
          Tensor last = decoder.lastNorm() == null ? a : decoder.lastNorm().apply(a, pass);
          return new Continued(
              output.apply(last, pass), new Written(so.sources(), List.copyOf(all)));
        });
  }

  @Override
  public NextSymbol<Written> read(Tensor x, Lengths lengths, int start) {
    return read(x, lengths, start, Pass.evaluation());
  }

  /**
   * As {@link #read(Tensor, Lengths, int)} in a pass that may be watched, such as to see where each
   * step attends.
   *
   * @param x the codes of the sources, (n, T)
   * @param lengths the lengths of the sources
   * @param start the code that the decoder is fed first
   * @param pass the forward pass of the decoder
   * @return a row for each source
   */
  public NextSymbol<Written> read(Tensor x, Lengths lengths, int start, Pass pass) {
    return new Writer(this, begin(x, lengths), x.dim(0), start, pass);
  }

  private record Writer(Transformer model, Written begin, int rows, int start, Pass pass)
      implements NextSymbol<Written> {
    @Override
    public Step<Written> first() {
      int[] symbols = new int[rows];
      Arrays.fill(symbols, start);
      return then(begin, symbols);
    }

    @Override
    public Step<Written> then(Written so, int... symbols) {
      Tensor codes = Tensor.generate(i -> symbols[i], symbols.length, 1);
      Continued next = model.goOn(codes, so, pass);
      return new Step<>(next.logits.select(1, 0), next.written);
    }

    @Override
    public Written rows(Written so, int... which) {
      return so.rows(which);
    }
  }
}
