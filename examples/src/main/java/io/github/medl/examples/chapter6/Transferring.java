package io.github.medl.examples.chapter6;

import io.github.medl.examples.digits.LabelledImages;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * LeNet-5 learns one task, then another one from ten examples a class.
 *
 * @param source what is learned first
 * @param sourceClasses how many classes that has
 * @param pool where the few examples are drawn from
 * @param first the first class of the second task; it has all classes from this one on
 * @param test what the second task is judged by
 */
record Transferring(
    Examples source, int sourceClasses, LabelledImages pool, int first, Examples test) {
  private static final int EACH = 10;
  private static final int STEPS = 100;

  /**
   * Accuracies on the second task, of the same few examples and the same first dense weights.
   *
   * @param scratch nothing is taken over
   * @param frozen the convolutions are taken over and stay
   * @param tuned the convolutions are taken over and go on learning
   * @param random convolutions that never learned anything stay
   * @param teacher the network that learned the first task
   * @param stayed whether the frozen convolutions have the bits that they came with
   */
  record Result(
      double scratch,
      double frozen,
      double tuned,
      double random,
      Sequential teacher,
      boolean stayed) {
    double gain() {
      return frozen - scratch;
    }

    double[] ways() {
      return new double[] {scratch, frozen, tuned, random};
    }
  }

  /** Digits 0 to 4, then 5 to 9. */
  static Transferring digits(ImageSet mnist) {
    int[] labels = mnist.train().labels();
    int[] low = where(labels, label -> label < 5).limit(20_000).toArray();
    return new Transferring(
        ImageSet.of(mnist.train(), low), 5, mnist.train(), 5, target(mnist.test(), 5));
  }

  /** Garments, then all digits. */
  static Transferring garments(ImageSet fashion, ImageSet mnist) {
    return new Transferring(
        fashion.train(0, 20_000), 10, mnist.train(), 0, target(mnist.test(), 0));
  }

  private static IntStream where(int[] labels, IntPredicate chosen) {
    return IntStream.range(0, labels.length).filter(i -> chosen.test(labels[i]));
  }

  /** All images of the classes from the first on, which becomes class 0. */
  private static Examples target(LabelledImages images, int first) {
    return renamed(
        ImageSet.of(images, where(images.labels(), label -> label >= first).toArray()), first);
  }

  private static Examples renamed(Examples examples, int first) {
    int[] labels = IntStream.of(examples.labels()).map(label -> label - first).toArray();
    return Examples.labelled(examples.inputs(), labels);
  }

  Result run(long seed, FigureContext context) {
    Sequential teacher =
        LeNet.train(s -> LeNet.relu(sourceClasses, Initialisations.he(s)), source, 2, seed, context)
            .network();
    SplittableStream stream = RandomStream.seed(seed + 1);
    Examples few = few(stream.split());
    Sequential fresh = LeNet.relu(10 - first, Initialisations.he(stream.split()));
    Map<String, Tensor> features = features(teacher);
    Sequential taken = Networks.with(fresh, features);
    Predicate<String> all = name -> true;
    Predicate<String> head = name -> !isFeature(name);
    Sequential frozen = learned(taken, few, head, context);
    return new Result(
        accuracy(learned(fresh, few, all, context)),
        accuracy(frozen),
        accuracy(learned(taken, few, all, context)),
        accuracy(learned(fresh, few, head, context)),
        teacher,
        features(frozen).equals(features));
  }

  /** The weights of both convolutions. */
  private static Map<String, Tensor> features(Sequential network) {
    Map<String, Tensor> features = new LinkedHashMap<>(Networks.tensors(network));
    features.keySet().removeIf(name -> !isFeature(name));
    return features;
  }

  private static boolean isFeature(String name) {
    return name.startsWith("layers.0.") || name.startsWith("layers.3.");
  }

  /** Ten images a class, drawn by chance. */
  private Examples few(SplittableStream stream) {
    List<Integer> chosen = new ArrayList<>();
    for (int digit = first; digit < 10; digit++) {
      int[] all = pool.indicesOf(digit);
      int[] order = stream.permutation(all.length);
      for (int k = 0; k < EACH; k++) {
        chosen.add(all[order[k]]);
      }
    }
    return renamed(ImageSet.of(pool, chosen.stream().mapToInt(Integer::intValue).toArray()), first);
  }

  private static Sequential learned(
      Sequential start, Examples few, Predicate<String> chosen, FigureContext context) {
    return Training.of(
            start,
            Objective.of(Losses.crossEntropy()),
            Batches.full(few),
            () -> Optimisers.adam(1e-3))
        .epochs(STEPS)
        .only(chosen)
        .eachStep(TrainingProgress.to(context))
        .run()
        .network();
  }

  private double accuracy(Sequential network) {
    return Measures.accuracy().of(network.answers(test.inputs()), test.targets());
  }

  /** One experiment for each seed. */
  List<Result> runs(long seed, int count, FigureContext context) {
    List<Result> results = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      results.add(run(seed + 10 * k, context));
    }
    return Collections.unmodifiableList(results);
  }
}
