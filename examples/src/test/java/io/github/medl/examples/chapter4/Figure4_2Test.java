package io.github.medl.examples.chapter4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class Figure4_2Test {
  /** Printed by {@code figure4_2_iterates.py}. */
  private static final String NUMPY =
      "b71cf577dd6552b0e2304b01ede31b06b65c7fa9649df3259bc1cbcb713a131a";

  @Test
  void everyIterateIsNumpysBitForBit() throws Exception {
    Table iterates = new Figure4_2().draw(FigureContext.quick()).tables().get(0);
    List<String> theta1 = cells(iterates, "theta1");
    List<String> theta2 = cells(iterates, "theta2");
    ByteBuffer bytes = ByteBuffer.allocate(16 * theta1.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < theta1.size(); i++) {
      bytes.putDouble(Double.parseDouble(theta1.get(i)));
      bytes.putDouble(Double.parseDouble(theta2.get(i)));
    }
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes.array());
    assertThat(HexFormat.of().formatHex(sum)).isEqualTo(NUMPY);
  }

  private static List<String> cells(Table table, String column) {
    return table.columns().stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .orElseThrow()
        .cells();
  }
}
