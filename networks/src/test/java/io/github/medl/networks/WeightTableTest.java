package io.github.medl.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightTableTest {
  private final Dense like = Layers.dense(2, 3, Initialisations.zero());
  private final WeightTable table =
      new WeightTable()
          .line("weight", Tensor::transpose, "fc.weight")
          .lineOfAll("bias", t -> t.get(0).add(t.get(1)), "fc.b1", "fc.b2")
          .without("fc.mask"::equals);

  private static Map<String, Tensor> file() {
    Map<String, Tensor> file = new LinkedHashMap<>();
    file.put("fc.weight", Tensor.generate(i -> i, 3, 2));
    file.put("fc.b1", Tensor.vector(1, 2, 3));
    file.put("fc.b2", Tensor.vector(10, 20, 30));
    file.put("fc.mask", Tensor.zeros(7));
    file.put("fc.other", Tensor.zeros(1));
    return file;
  }

  @Test
  void tensorsComeUnderOtherNamesInOtherLayoutsAndOfSeveral() {
    WeightTable.Loaded<Dense> loaded = table.load(file(), like);
    assertThat(loaded.network().weight())
        .isEqualTo(Tensor.of(new double[][] {{0, 2, 4}, {1, 3, 5}}).cast(DType.FLOAT32));
    assertThat(loaded.network().bias()).isEqualTo(Tensor.vector(11, 22, 33).cast(DType.FLOAT32));
    assertThat(loaded.leftOver()).containsExactly("fc.other");
  }

  @Test
  void allThatIsWrongIsSaidWithBothNames() {
    Map<String, Tensor> file = file();
    file.remove("fc.b2");
    file.put("fc.weight", Tensor.zeros(2, 2));
    assertThatThrownBy(() -> table.load(file, like))
        .hasMessageContaining("fc.b2 is missing for bias")
        .hasMessageContaining("fc.weight (2, 2) becomes (2, 2), but weight is (2, 3)");
    assertThatThrownBy(() -> new WeightTable().line("wait", "fc.b1").load(file(), like))
        .hasMessageContaining("the network has no wait")
        .hasMessageContaining("no line says what weight is made of");
    Map<String, Tensor> vector = file();
    vector.put("fc.b2", Tensor.zeros(4));
    assertThatThrownBy(() -> table.load(vector, like))
        .hasMessageContaining("fc.b1 (3,), fc.b2 (4,) cannot become bias");
  }
}
