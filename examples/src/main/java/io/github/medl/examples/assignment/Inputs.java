package io.github.medl.examples.assignment;

import java.util.List;

/**
 * From where the tests of a draft take what they give to a function: expressions of Java in which
 * {@code random} is a stream.
 *
 * @param tensor for parameters that are tensors
 * @param array for arrays of numbers
 * @param number for numbers
 */
record Inputs(String tensor, String array, String number) {
  /** Small and plain first; also positive ones, and images. */
  static final List<Inputs> ALL =
      List.of(
          of("random.normalTensor(2)"),
          of("random.normalTensor(5)"),
          of("random.normalTensor(4, 3)"),
          of("random.normalTensor(3, 3)"),
          of("random.normalTensor(2)", "random.normalTensor(2, 2)"),
          of("random.normalTensor(5).square()"),
          of("random.normalTensor(4, 3).square()"),
          of("random.normalTensor(3, 6, 6)"),
          of("random.normalTensor(6, 6, 3)"),
          of("random.normalTensor(2, 3, 6, 6)"));

  private static Inputs of(String tensor) {
    boolean positive = tensor.endsWith("square()");
    String array = positive ? "random.normalTensor(5).square()" : "random.normalTensor(5)";
    return new Inputs(
        tensor,
        (tensor.contains("(2)") ? "random.normalTensor(2)" : array) + ".toDoubles()",
        positive ? "random.uniform()" : "random.normal()");
  }

  private static Inputs of(String vector, String tensor) {
    return new Inputs(tensor, vector + ".toDoubles()", "random.uniform()");
  }

  /** Declares the parameters of a function. */
  String declared(FigureParts.Function function) {
    StringBuilder text = new StringBuilder();
    for (String parameter : function.parameters()) {
      String value =
          switch (parameter.substring(0, parameter.lastIndexOf(' '))) {
            case "int" -> "1 + random.nextInt(2)";
            case "double" -> number;
            case "boolean" -> "random.nextInt(2) == 0";
            case "double[]" -> array;
            default -> tensor;
          };
      // written out in full: the imports are those of every draft
      String declared = parameter.replace("Tensor ", "io.github.medl.tensor.Tensor ");
      text.append("    ").append(declared).append(" = ").append(value).append(";\n");
    }
    return text.toString();
  }
}
