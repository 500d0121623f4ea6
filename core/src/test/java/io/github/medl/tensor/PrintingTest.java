package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A tensor prints as NumPy prints the same array; see numpy_print.py. */
class PrintingTest {
  @TestFactory
  Stream<DynamicTest> printsLikeNumPy() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/oracles/numpy_print.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(PrintingTest::check).toList().stream();
    }
  }

  private static DynamicTest check(String line) {
    String[] column = line.split(",", 5);
    Tensor x = Oracle.tensor(column[2], column[3]).cast(DType.valueOf(column[1]));
    String expected = column[4].replace("\\n", "\n");
    return DynamicTest.dynamicTest(column[0], () -> assertThat(x).hasToString(expected));
  }
}
