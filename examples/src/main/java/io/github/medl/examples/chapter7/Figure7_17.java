package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.chapter7.Translators.Model;
import io.github.medl.examples.chapter7.Translators.Result;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Pass;
import io.github.medl.plot.Picture;
import io.github.medl.plot.table.TablePanel;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.decoding.NextSymbol;
import io.github.medl.sequence.decoding.SentencePairs;
import io.github.medl.sequence.transformer.Transformer;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Figure 7.17: a transformer writes word by word. Each row of the table is one call of the trained
 * decoder: what it is given, and the most probable next words.
 */
public final class Figure7_17 implements Figure {
  @Override
  public About about() {
    return About.figure("7.17", "A transformer writes", Kind.STATISTICAL)
        .caption(
            "The encoder reads \"we love deep learning\" once. The decoder is called with what is"
                + " written so far, and its most probable next word is appended, until it is the"
                + " stop: what it is given, and its three most probable words at each step.")
        .differs("Capitals and the mark of the end differ between the book's drawings.")
        .quick(10);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Result result = Translators.trained(Model.FIGURE_7_16, TranslatorFigure.SEED, context);
    Transformer model = (Transformer) result.model();
    ToyTranslation data = Translators.DATA;
    List<int[]> source = List.of(data.source(TranslatorFigure.LOVE));
    Tensor x = SentencePairs.padded(source);
    NextSymbol<Transformer.Written> next =
        model.read(x, SentencePairs.lengths(source), data.train.start());
    List<List<String>> rows = new ArrayList<>();
    List<Integer> fed = new ArrayList<>(List.of(data.train.start()));
    NextSymbol.Step<Transformer.Written> step = next.first();
    double distance = 0;
    boolean sameWords = true;
    while (rows.size() < 12) {
      double[] cached = step.logits().select(0, 0).toDoubles();
      Tensor whole = whole(model, x, fed);
      distance = Math.max(distance, whole.sub(Tensor.of(cached)).abs().max().item());
      int chosen = Tensor.of(cached).argmax();
      sameWords &= chosen == whole.argmax();
      rows.add(List.of(String.join(" ", data.french.decode(codes(fed))), best(cached)));
      if (chosen == data.stop()) {
        break;
      }
      fed.add(chosen);
      step = next.then(step.state(), chosen);
    }
    TablePanel table =
        TablePanel.of(List.of("given", "most probable next words"), rows)
            .titled("\"we love deep learning <stop>\" → z* → the decoder, call by call");
    Outcome outcome =
        Outcome.of(Picture.of("A transformer writes", 1, table))
            .checks(TranslatorFigure.checks("", Model.FIGURE_7_16, result))
            .checks(
                new Checks()
                    .exactly("calls until the stop", rows.size(), 7, SEEDS)
                    .holds("the same words without the cache", sameWords, THEORY)
                    .near(
                        "largest distance of a logit with the cache from that without (FLOAT32)",
                        distance,
                        0,
                        1e-4,
                        THEORY));
    return TranslatorFigure.numbers(outcome, "transformer", result);
  }

  private static int[] codes(List<Integer> fed) {
    return fed.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The last logits of a whole pass, without a cache. */
  private static Tensor whole(Transformer model, Tensor x, List<Integer> fed) {
    Tensor y = Tensor.generate(fed::get, 1, fed.size());
    return model
        .apply(x, Lengths.all(), y, Lengths.all(), Pass.evaluation())
        .select(1, -1)
        .select(0, 0)
        .cast(DType.FLOAT64);
  }

  private static String best(double[] logits) {
    Tensor p = Tensor.of(logits).softmax(-1);
    return IntStream.range(0, logits.length)
        .boxed()
        .sorted((a, b) -> Double.compare(logits[b], logits[a]))
        .limit(3)
        .map(
            k -> String.format(Locale.ROOT, "%s %.3f", Translators.DATA.french.symbol(k), p.get(k)))
        .reduce((a, b) -> a + "   " + b)
        .orElseThrow();
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_17(), args);
  }
}
