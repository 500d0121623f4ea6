package io.github.medl.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.examples.Fakes.Figure3_1;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnobTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.004", "4e-3", " 0.0040 ", ".004", "+0.004"})
  void aNumberMayBeWrittenAsNumbersAre(String text) {
    assertThat(Figure3_1.ALPHA.read(text)).isEqualTo(0.004);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.11",
        "0.00009",
        "-1",
        "NaN",
        "Infinity",
        "1e400",
        "1e-400",
        "1e999999999",
        "0,004",
        "x",
        "",
        " ",
        "0x1p-3",
        "0.004d",
        "4/1000",
        "1e-99999999999"
      })
  void aNumberThatIsNoneOrOutOfRangeIsRefusedInWords(String text) {
    assertThatThrownBy(() -> Figure3_1.ALPHA.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha must be a number from 0.0001 to 0.1, not '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "1.5", "ten", "1e1000000", "99999999999999999999"})
  void aWholeNumberIsWholeAndInItsRange(String text) {
    assertThatThrownBy(() -> Figure3_1.STEPS.read(text))
        .hasMessageStartingWith("steps must be a whole number from 1 to 100, not '");
    assertThat(Figure3_1.STEPS.read("1e2")).isEqualTo(100);
    assertThat(Figure3_1.SEED.read("2147483647")).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aRangeIncludesItsEnds() {
    assertThat(Figure3_1.ALPHA.read("0.0001")).isEqualTo(1e-4);
    assertThat(Figure3_1.ALPHA.read("0.1")).isEqualTo(0.1);
  }

  @Test
  void aSwitchKnowsTheWordsOfPeople() {
    assertThat(Figure3_1.FLIP.read("on")).isTrue();
    assertThat(Figure3_1.FLIP.read("False")).isFalse();
    assertThat(Figure3_1.FLIP.read(" NO ")).isFalse();
    assertThatThrownBy(() -> Figure3_1.FLIP.read("1"))
        .hasMessage("flip must be on or off, not '1'");
  }

  @Test
  void aChoiceIsOneOfItsWords() {
    assertThat(Figure3_1.METHOD.read("Momentum")).isEqualTo("momentum");
    assertThatThrownBy(() -> Figure3_1.METHOD.read("adam"))
        .hasMessage("method must be one of gradient, momentum, none, not 'adam'");
  }

  @Test
  void aMatrixHasRowsAndColumns() {
    assertThat(Figure3_1.KERNEL.read("1 2;3 4.5"))
        .isEqualTo(Tensor.of(new double[] {1, 2, 3, 4.5}, 2, 2));
    assertThat(Figure3_1.KERNEL.read(" 1, 2 ; -3,−4 "))
        .isEqualTo(Tensor.of(new double[] {1, 2, -3, -4}, 2, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 2 3 4",
        "1 2; 3",
        "1 2; 3 4; 5 6",
        "1 2; 3 x",
        "1 2; 3 10",
        "",
        ";",
        "1 2; 3 4;"
      })
  void aMatrixOfAnotherShapeIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Figure3_1.KERNEL.read(text))
        .hasMessage(
            "kernel must be 2 rows of 2 numbers from -9 to 9, such as \"0 1; -1 0.5\", not '"
                + text
                + "'");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (double value : new double[] {1e-4, 0.1, 0.004, 1 / 30.0}) {
      assertThat(Figure3_1.ALPHA.read(Figure3_1.ALPHA.write(value))).isEqualTo(value);
    }
    Tensor kernel = Tensor.of(new double[] {1 / 3.0, -9, 0, 1e-7}, 2, 2);
    assertThat(Figure3_1.KERNEL.read(Figure3_1.KERNEL.write(kernel))).isEqualTo(kernel);
    assertThat(Figure3_1.FLIP.read(Figure3_1.FLIP.write(false))).isFalse();
  }

  @Test
  void numbersAreWrittenAsPeopleWriteThem() {
    assertThat(Knobs.text(0.005)).isEqualTo("0.005");
    assertThat(Knobs.text(1)).isEqualTo("1");
    assertThat(Knobs.text(100)).isEqualTo("100");
    assertThat(Knobs.text(1e-5)).isEqualTo("0.00001");
    assertThat(Knobs.text(1e-9)).isEqualTo("1e-9");
    assertThat(Knobs.text(-0.0)).isEqualTo("0");
  }

  @Test
  void aDeclarationThatCannotHoldIsRefused() {
    assertThatThrownBy(() -> Knobs.real("a", "a", "a", 2, 0, 1)).hasMessageContaining("outside");
    assertThatThrownBy(() -> Knobs.real("a", "a", "a", Double.NaN, 0, 1))
        .hasMessageContaining("outside");
    assertThatThrownBy(() -> Knobs.real("a", "a", "a", 1, 0, 1).byRatio())
        .hasMessageContaining("begins above 0");
    assertThatThrownBy(() -> Knobs.whole("Alpha", "a", "a", 1, 0, 1))
        .hasMessageContaining("lower-case");
    assertThatThrownBy(
            () ->
                About.figure("1.1", "two", Kind.EXACT)
                    .play(Knobs.seed(1), Knobs.whole("seed", "s", "s", 1, 0, 1)))
        .hasMessageContaining("have one name");
  }
}
