package io.github.medl.learning.data;

import java.util.List;

/** What the classes of published data are called. */
final class ClassNames {
  private ClassNames() {}

  static final List<String> CLOTHES =
      List.of(
          "T-shirt/top",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle boot");
  static final List<String> PHOTOGRAPHS =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  static final List<String> SUBJECTS =
      List.of(
          "theory",
          "reinforcement learning",
          "genetic algorithms",
          "neural networks",
          "probabilistic methods",
          "case-based reasoning",
          "rule learning");
}
