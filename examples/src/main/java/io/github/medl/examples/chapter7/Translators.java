package io.github.medl.examples.chapter7;

import static io.github.medl.networks.initialisation.Initialisations.normal;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.attention.AdditiveScore;
import io.github.medl.sequence.attention.Attention;
import io.github.medl.sequence.decoding.Bleu;
import io.github.medl.sequence.decoding.SentencePairs;
import io.github.medl.sequence.decoding.Translator;
import io.github.medl.sequence.recurrent.Bidirectional;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.transformer.Design;
import io.github.medl.sequence.transformer.Transformer;
import io.github.medl.sequence.translation.AttentionEncoderDecoder;
import io.github.medl.sequence.translation.EncoderDecoder;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The four models of the chapter that translate, trained on the toy corpus by one recipe: sixty
 * epochs of batches of 25, ADAM, gradients clipped to norm 1. A model is trained once a run,
 * however many figures show it.
 */
final class Translators {
  static final int EPOCHS = 60;

  /** The models, by the figure that draws them. */
  enum Model {
    /** One context vector, seen by the first step of the decoder. */
    FIGURE_7_9A(47_445),
    /** One context vector, seen at every step, on its way in and out. */
    FIGURE_7_9B(65_173),
    /** A bidirectional encoder and additive attention. */
    FIGURE_7_10(65_269),
    /** A transformer of two and two blocks. */
    FIGURE_7_16(50_229);

    final int parameters;

    Model(int parameters) {
      this.parameters = parameters;
    }
  }

  /** A model after its training. */
  record Result(Translator model, double loss, int trainExact, int testExact, double bleu) {}

  static final ToyTranslation DATA = ToyTranslation.load();

  private Translators() {}

  static Result trained(Model model, long seed, FigureContext context) {
    return context.shared(Result.class, List.of(model, seed), () -> train(model, seed, context));
  }

  private static Result train(Model model, long seed, FigureContext context) {
    SplittableStream stream = RandomStream.seed(seed);
    Batches<SentencePairs> batches = Batches.of(DATA.train, 25).shuffled(stream.split());
    Schedule rate =
        model == Model.FIGURE_7_16
            ? k -> 0.005 * Math.min(k / 60.0, Math.sqrt(60.0 / k))
            : k -> 0.005;
    Trained<Translator> trained =
        Training.<Translator, SentencePairs>of(
                network(model, stream.split()),
                SentencePairs.teacherForcing(),
                batches,
                () -> Optimisers.adam(rate, 0.9, 0.999, 1e-8).clip(Clipping.byNorm(1)))
            .random(stream.split())
            .epochs(EPOCHS)
            .eachStep(TrainingProgress.to(context))
            .run();
    Translator network = trained.network();
    return new Result(
        network,
        trained.history().last("loss"),
        DATA.train.exact(network, DATA.stop()),
        DATA.test.exact(network, DATA.stop()),
        bleu(network));
  }

  private static double bleu(Translator network) {
    List<List<String>> written = new ArrayList<>();
    List<List<String>> wanted = new ArrayList<>();
    List<int[]> codes = DATA.test.greedy(network, DATA.stop(), 16);
    for (int i = 0; i < codes.size(); i++) {
      written.add(DATA.words(codes.get(i)));
      wanted.add(DATA.words(DATA.test.targets().get(i)));
    }
    return Bleu.ofCorpus(written, wanted).value();
  }

  /** What a model says to a sentence. */
  static String translation(Translator model, String sentence) {
    return String.join(" ", DATA.words(DATA.one(sentence).greedy(model, DATA.stop(), 16).get(0)));
  }

  static Translator network(Model model, RandomStream stream) {
    int x = DATA.english.size();
    int y = DATA.french.size();
    Initialisation one = normal(1, stream);
    Initialisation xavier = xavierUniform(stream);
    return switch (model) {
      case FIGURE_7_9A, FIGURE_7_9B -> {
        boolean enriched = model == Model.FIGURE_7_9B;
        Tensor source = one.weight(x, 32, x, 32);
        Tensor target = one.weight(y, 32, y, 32);
        yield new EncoderDecoder(
            source,
            target,
            Recurrent.of(Cells.gru(32, 64, stream)),
            Cells.gru(enriched ? 96 : 32, 64, stream),
            Layers.dense(enriched ? 128 : 64, y, xavier),
            enriched);
      }
      case FIGURE_7_10 ->
          new AttentionEncoderDecoder(
              one.weight(x, 32, x, 32),
              one.weight(y, 32, y, 32),
              Bidirectional.of(Cells.gru(32, 32, stream), Cells.gru(32, 32, stream)),
              Layers.dense(32, 64, xavier),
              new Attention(AdditiveScore.of(64, 64, 32, xavier)),
              Cells.gru(96, 64, stream),
              Layers.dense(128, y, xavier));
      case FIGURE_7_16 -> {
        // Queries, keys and values are drawn each by itself. Drawn as one matrix of three times the
        // fan out, as PyTorch does, the loss with dropout ends about a third lower.
        Design design = new Design(32, 4, 64, Activations.relu(), false, 0.1, xavier, xavier);
        yield Transformer.of(x, y, 2, 2, design, normal(1 / Math.sqrt(32), stream));
      }
    };
  }
}
