package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.random.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerialFormTest {
  private static byte[] bytes(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object object(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  private static Stream<Tensor> tensors() {
    Tensor normal = RandomStream.seed(1).normalTensor(3, 1, 5);
    return Stream.of(
        Tensor.scalar(-0.0),
        Tensor.vector(Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE),
        Tensor.zeros(0, 4),
        normal,
        normal.cast(DType.FLOAT32),
        normal.reshape(15),
        Codes.of(3, 0, Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource("tensors")
  void aTensorArrivesAsItLeft(Tensor x) throws Exception {
    Object there = object(bytes(x));
    assertThat(there).isInstanceOf(Tensor.class).isEqualTo(x);
    assertThat(((Tensor) there).dtype()).isEqualTo(x.dtype());
  }

  record Pair(Tensor first, Tensor second) implements Serializable {}

  @Test
  void tensorsOfOneArrayArriveWithOneArray() throws Exception {
    Tensor x = RandomStream.seed(1).normalTensor(1000);
    Pair pair = new Pair(x, x.reshape(10, 100));
    byte[] bytes = bytes(pair);
    assertThat(bytes).hasSizeLessThan(8000 + 1000);
    Pair there = (Pair) object(bytes);
    assertThat(there).isEqualTo(pair);
    assertThat(there.first.data).isSameAs(there.second.data);
  }

  @Test
  void aTracedTensorIsRefusedWhateverWasTracedBeforeIsNot() throws Exception {
    Tensor[] kept = new Tensor[1];
    Tensor gradient =
        Autodiff.gradient(
            x -> {
              kept[0] = x;
              try {
                assertThatThrownBy(() -> bytes(x))
                    .isInstanceOf(NotSerializableException.class)
                    .hasMessageContaining("detach()");
                assertThat(object(bytes(x.detach()))).isEqualTo(Tensor.vector(1, 2));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
              }
              return x.mul(x).sum();
            },
            Tensor.vector(1, 2));
    assertThat(object(bytes(gradient))).isEqualTo(Tensor.vector(2, 4));
    assertThat(object(bytes(kept[0]))).isEqualTo(Tensor.vector(1, 2));
  }

  @Test
  void whatIsNoTensorIsRefused() throws IOException {
    for (SerialForm wrong :
        List.of(
            new SerialForm(new int[] {2, 2}, new double[3]),
            new SerialForm(new int[] {-1}, new float[1]),
            new SerialForm(new int[] {1 << 20, 1 << 20}, new int[0]),
            new SerialForm(new int[] {1}, "text"),
            new SerialForm(null, new double[1]),
            new SerialForm(new int[] {1}, null))) {
      byte[] bytes = bytes(wrong);
      assertThatThrownBy(() -> object(bytes)).isInstanceOf(InvalidObjectException.class);
    }
  }
}
