package io.github.medl.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PickleTest {
  /** pickle.dumps({1: [2, 300], -1: ("a", None, True)}, 2) of Python 2. */
  private static final String DICTIONARY =
      "\u0080\u0002}q\u0000(K\u0001]q\u0001(K\u0002M,\u0001eJ\u00ff\u00ff\u00ff\u00ffU\u0001aq"
          + "\u0002N\u0088\u0087q\u0003u.";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void numbersListsTuplesAndDictionariesAreRead() throws MalformedFileException {
    Object read = Pickle.read("d", bytes(DICTIONARY));
    assertThat(read).isEqualTo(Map.of(1, List.of(2, 300), -1, Arrays.asList("a", null, true)));
  }

  @Test
  void anObjectIsItsNameAndWhatItWasMadeOf() throws MalformedFileException {
    Pickle.Made made =
        (Pickle.Made) Pickle.read("d", bytes("\u0080\u0002cos\nsystem\nU\u0002ls\u0085R."));
    assertThat(made.type()).isEqualTo("os system");
    assertThat(made.arguments()).containsExactly("ls");
  }

  /** pickle.dumps(["\u03b8", 2 ** 40, -3 ** 21, 0.25], 2) of Python 3. */
  @Test
  void textsLongAndRealNumbersAreRead() throws MalformedFileException {
    String list =
        "\u0080\u0002]q\u0000(X\u0002\u0000\u0000\u0000\u00ce\u00b8q\u0001"
            + "\u008a\u0006\u0000\u0000\u0000\u0000\u0000\u0001"
            + "\u008a\u0005M\u00ad\u0083\u0090\u00fd"
            + "G?\u00d0\u0000\u0000\u0000\u0000\u0000\u0000e.";
    assertThat(Pickle.read("d", bytes(list)))
        .isEqualTo(List.of("\u03b8", 1L << 40, -10_460_353_203L, .25));
  }

  @Test
  void everyTruncationIsRefusedInWords() {
    byte[] whole = bytes(DICTIONARY);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Pickle.read("some.file", part))
          .as("%d bytes", length)
          .isInstanceOf(MalformedFileException.class)
          .hasMessageContaining("some.file");
    }
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> Pickle.read("f", bytes("\u0080\u0004.")))
        .hasMessageContaining("this is protocol 4");
    assertThatThrownBy(() -> Pickle.read("f", bytes("\u0080\u0002\u0095.")))
        .hasMessageContaining("opcode 0x95 is not one that is read here");
    assertThatThrownBy(() -> Pickle.read("f", bytes("\u0080\u0002T\u00ff\u00ff\u00ff\u007f.")))
        .hasMessageContaining("a text of 2147483647 bytes");
  }
}
