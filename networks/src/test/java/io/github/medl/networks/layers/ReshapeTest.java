package io.github.medl.networks.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.networks.LayerException;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ReshapeTest {
  @Test
  void flatteningUndoesIt() {
    Tensor rows = Tensor.arange(24).reshape(2, 12);
    Tensor images = Layers.reshape(3, 2, 2).apply(rows);
    assertThat(images.shape()).containsExactly(2, 3, 2, 2);
    assertThat(Layers.flatten().apply(images)).isEqualTo(rows);
  }

  @Test
  void otherNumbersOfElementsAreRefused() {
    assertThatThrownBy(() -> Layers.reshape(3, 3).apply(Tensor.zeros(2, 12)))
        .isInstanceOf(LayerException.class)
        .hasMessageContaining("(2, 12) with 24 elements cannot become (2, 3, 3)");
  }

  @Test
  void theShapeGivenIsCopied() {
    int[] shape = {2, 6};
    Reshape layer = Layers.reshape(shape);
    shape[0] = 99;
    layer.shape()[0] = 98;
    assertThat(layer.shape()).containsExactly(2, 6);
  }
}
