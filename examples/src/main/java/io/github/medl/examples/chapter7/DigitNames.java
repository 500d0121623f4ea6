package io.github.medl.examples.chapter7;

import static io.github.medl.networks.initialisation.Initialisations.normal;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.Provenance;
import io.github.medl.learning.data.TabularData;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.SequenceLoss;
import io.github.medl.sequence.decoding.Writing;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.LanguageModel;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.text.Tokens;
import io.github.medl.sequence.text.Vocabulary;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From a picture to words: an image of a digit becomes the first state of a recurrent network that
 * writes the digit's name, letter by letter.
 */
final class DigitNames {
  private static final String[] NAMES = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };
  private static final int TRAIN = 1200;
  private static final int EPOCHS = 15;
  private static final int BATCH = 50;
  private static final int LONGEST = 8;

  /** What makes a state of an image, and what writes from that state. */
  record Model(Dense seen, LanguageModel words) implements Network {
    List<Tensor> state(Tensor images, Pass pass) {
      return List.of(seen.apply(images, pass).tanh());
    }
  }

  private final TabularData digits = Datasets.digits();
  private final Tensor pixels = digits.x().div(16).cast(DType.FLOAT32);
  private final int[] labels = digits.labels();
  private final Vocabulary letters =
      Vocabulary.of(Tokens.characters(String.join("", NAMES)), Vocabulary.START, Vocabulary.STOP);

  List<Provenance> provenance() {
    return digits.provenance();
  }

  int symbols() {
    return letters.size();
  }

  Model train(SplittableStream stream, FigureContext context) {
    SplittableStream first = stream.split();
    int k = letters.size();
    Model start =
        new Model(
            Layers.dense(64, 64, xavierUniform(first)),
            new LanguageModel(
                normal(1, first).weight(k, 16, k, 16),
                Recurrent.of(Cells.gru(16, 64, first)),
                Layers.dense(64, k, xavierUniform(first))));
    Trainer<Model> trainer = Trainer.of(start, Optimisers.adam(.005));
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      int[] order = stream.permutation(TRAIN);
      for (int from = 0; from < TRAIN; from += BATCH) {
        int[] batch = Arrays.copyOfRange(order, from, from + BATCH);
        trainer.step(model -> cost(model, batch));
      }
      context.progress("epoch", epoch + 1, EPOCHS);
    }
    return trainer.network();
  }

  private Tensor cost(Model model, int... batch) {
    List<int[]> wanted = Arrays.stream(batch).mapToObj(i -> name(labels[i])).toList();
    List<int[]> fed = new ArrayList<>();
    for (int[] word : wanted) {
      int[] shifted = new int[word.length];
      shifted[0] = letters.code(Vocabulary.START);
      System.arraycopy(word, 0, shifted, 1, word.length - 1);
      fed.add(shifted);
    }
    Vocabulary.Padded inputs = letters.padded(fed);
    Lengths lengths = inputs.lengths();
    Pass pass = Pass.training();
    List<Tensor> state = model.state(pixels.take(0, batch), pass);
    Tensor logits = model.words.apply(inputs.codes(), lengths, state, pass);
    return SequenceLoss.crossEntropy(logits, letters.padded(wanted).codes(), lengths);
  }

  /** The codes of a digit's name, with the stop. */
  private int[] name(int digit) {
    List<String> word = new ArrayList<>(Tokens.characters(NAMES[digit]));
    word.add(Vocabulary.STOP);
    return letters.encode(word);
  }

  /** The share of the images not learned from whose name is written without a mistake. */
  double right(Model model) {
    int n = labels.length - TRAIN;
    int[] test = new int[n];
    Arrays.setAll(test, i -> TRAIN + i);
    List<String> written = written(model, test);
    int right = 0;
    for (int i = 0; i < n; i++) {
      right += written.get(i).equals(NAMES[labels[test[i]]]) ? 1 : 0;
    }
    return right / (double) n;
  }

  /** What is written for some images, greedily. */
  List<String> written(Model model, int... images) {
    List<Tensor> state = model.state(pixels.take(0, images), Pass.evaluation());
    int stop = letters.code(Vocabulary.STOP);
    Tensor begin = Tensor.full(letters.code(Vocabulary.START), images.length, 1);
    return Writing.greedy(model.words.after(begin, state), stop, LONGEST).stream()
        .map(codes -> String.join("", letters.decode(codes)).replace(Vocabulary.STOP, ""))
        .toList();
  }

  /** The first image not learned from. */
  int shown() {
    return TRAIN;
  }

  /** The rows of an image, the lowest first, as a heat map wants them. */
  double[][] rows(int image) {
    double[][] rows = pixels.select(0, image).reshape(8, 8).toRows();
    double[][] upwards = new double[8][];
    Arrays.setAll(upwards, i -> rows[7 - i]);
    return upwards;
  }
}
