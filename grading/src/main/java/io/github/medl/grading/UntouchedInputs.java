package io.github.medl.grading;

import java.util.ArrayList;
import java.util.List;

/** Inputs that a computation must leave as they are. */
public final class UntouchedInputs {
  private final Object[] inputs;
  private final List<Object> before = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  UntouchedInputs(Object... inputs) {
    this.inputs = inputs.clone();
    for (Object input : inputs) {
      before.add(Values.copy(input));
      words.add(Values.text(input));
    }
  }

  /**
   * Computes, then looks at the inputs.
   *
   * @param computation what the student wrote
   * @throws WrongAnswer if an input has changed
   */
  public void during(Runnable computation) {
    computation.run();
    for (int i = 0; i < inputs.length; i++) {
      if (!Values.copy(inputs[i]).equals(before.get(i))) {
        throw new WrongAnswer(
            "an input was changed", words.get(i), Values.text(inputs[i]), "the input as it was");
      }
    }
  }
}
