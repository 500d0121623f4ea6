package io.github.medl.examples.chapter7;

import static io.github.medl.networks.initialisation.Initialisations.normal;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.layers.Layers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.recurrent.Bidirectional;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.recurrent.SequenceLayer;
import io.github.medl.sequence.text.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The networks of lab L7.3, one of which reads the sentence of figure 7.1. */
enum Sentiment {
  /** The mean of the words' vectors: their order does not matter. */
  BAG("mean of embeddings", 32_001, .74, .80),
  /** The last state of an LSTM. */
  LAST("LSTM, last state", 40_321, .73, .79),
  /** The mean of an LSTM's states. */
  MEAN("LSTM, mean of states", 40_321, .68, .75),
  /** The mean of the states of both directions. */
  BOTH("two directions, mean", 48_673, .704, .809);

  private static final int WIDTH = 32;

  final String title;
  final int parameters; // with 999 symbols
  final double low;
  final double high;

  Sentiment(String title, int parameters, double low, double high) {
    this.title = title;
    this.parameters = parameters;
    this.low = low;
    this.high = high;
  }

  /** The symbols of a network: the words that occur twice, one for all others, and padding. */
  static Vocabulary symbols(Sentences train) {
    return train.vocabulary(Vocabulary.PAD, Vocabulary.UNKNOWN);
  }

  SequenceClassifier train(
      Sentences data, Vocabulary symbols, SplittableStream stream, FigureContext context) {
    SplittableStream first = stream.split();
    int k = symbols.size();
    SequenceClassifier start =
        new SequenceClassifier(
            normal(.1, first).weight(k, WIDTH, k, WIDTH),
            layer(first),
            this == LAST,
            new Dropout(.5),
            Layers.dense(this == BOTH ? 2 * WIDTH : WIDTH, 1, xavierUniform(first)));
    return new SequenceClassifier.Recipe(.005, 0, 32, 10)
        .train(start, data.codes(symbols), stream, m -> {}, context);
  }

  private @Nullable SequenceLayer layer(RandomStream stream) {
    return switch (this) {
      case BAG -> null;
      case LAST, MEAN -> Recurrent.of(Cells.lstm(WIDTH, WIDTH, stream));
      case BOTH ->
          Bidirectional.of(Cells.lstm(WIDTH, WIDTH, stream), Cells.lstm(WIDTH, WIDTH, stream));
    };
  }
}
