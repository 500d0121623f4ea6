package io.github.medl.examples.chapter7;

import io.github.medl.examples.chapter7.Translators.Result;
import io.github.medl.networks.Pass;
import io.github.medl.sequence.attention.AttentionWeights;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.sequence.decoding.SentencePairs;
import io.github.medl.sequence.decoding.Writing;
import io.github.medl.sequence.text.Vocabulary;
import io.github.medl.sequence.transformer.Transformer;
import io.github.medl.sequence.translation.AttentionEncoderDecoder;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sentence as a model with attention translates it.
 *
 * @param read the words of the source, with the stop
 * @param written the words of the translation, with the stop
 * @param weights what each written word attended to, (written, read); of several heads the mean
 */
record Translation(List<String> read, List<String> written, Tensor weights) {
  static Translation of(Result result, String sentence) {
    ToyTranslation data = Translators.DATA;
    List<int[]> source = List.of(data.source(sentence));
    List<int[]> codes = new ArrayList<>();
    Map<String, List<Tensor>> seen =
        AttentionWeights.of(
            result.model(),
            pass -> codes.addAll(Writing.greedy(next(result, source, pass), data.stop(), 16)));
    List<String> written = data.french.decode(codes.get(0));
    String part = result.model() instanceof Transformer ? "decoder.blocks.1.cross" : "attention";
    List<Tensor> rows = new ArrayList<>();
    for (Tensor step : seen.get(part).subList(0, written.size())) {
      int heads = step.rank() == 4 ? step.dim(1) : 1;
      rows.add(step.reshape(heads, source.get(0).length).mean(0));
    }
    return new Translation(
        data.english.decode(source.get(0)), written, Tensor.stack(0, rows).cast(DType.FLOAT64));
  }

  private static NextSymbol<?> next(Result result, List<int[]> source, Pass pass) {
    Tensor x = SentencePairs.padded(source);
    int start = Translators.DATA.french.code(Vocabulary.START);
    return result.model() instanceof Transformer transformer
        ? transformer.read(x, SentencePairs.lengths(source), start, pass)
        : ((AttentionEncoderDecoder) result.model())
            .read(x, SentencePairs.lengths(source), start, pass);
  }

  /** The weight that a written word gives to some words read. */
  double mass(String word, String... of) {
    double sum = 0;
    for (String source : of) {
      sum += weights.get(written.indexOf(word), read.indexOf(source));
    }
    return sum;
  }
}
