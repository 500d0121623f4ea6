package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.io.Npy;
import io.github.medl.io.Safetensors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodesTest {
  private static final Tensor CODES =
      Codes.of(new Random(1).ints(2 * 3 * 4, 0, 1 << 30).toArray(), 2, 3, 4);

  /** What moves codes moves the same numbers as FLOAT64 in the same way. */
  @Test
  void whatMovesNumbersMovesCodes() {
    List<UnaryOperator<Tensor>> moves =
        List.of(
            x -> x.reshape(6, 4),
            x -> x.flatten(),
            x -> x.permute(2, 0, 1),
            x -> x.permute(0, 2, 1),
            x -> x.permute(1, 0, 2),
            x -> x.take(0, 1, 1, 0),
            x -> x.take(1, 2, 0),
            x -> x.take(2, 3, 3, 1, 0),
            x -> x.slice(0, 1, 2),
            x -> x.slice(2, 1, 3),
            x -> x.slice(1, 0, 0),
            x -> x.select(1, 2),
            x -> x.unstack(1).get(2),
            x -> x.reshape(2, 1, 3, 4).broadcastTo(5, 2, 7, 3, 4),
            x -> Tensor.stack(1, List.of(x, x)),
            x -> Tensor.concat(2, List.of(x, x.slice(2, 0, 1))));
    Tensor numbers = CODES.cast(DType.FLOAT64);
    for (UnaryOperator<Tensor> move : moves) {
      Tensor moved = move.apply(CODES);
      assertThat(moved.dtype()).isEqualTo(DType.INT32);
      assertThat(moved.cast(DType.FLOAT64)).isEqualTo(move.apply(numbers));
    }
  }

  @Test
  void codesAreNotComputedWith() {
    Tensor reals = Tensor.ones(2, 3, 4);
    List<UnaryOperator<Tensor>> sums =
        List.of(
            x -> x.add(1),
            x -> x.add(x),
            x -> reals.mul(x),
            x -> x.sub(reals),
            x -> x.equalTo(x),
            x -> x.sum(),
            x -> x.max(1),
            x -> x.exp(),
            x -> x.matmul(reals.transpose()),
            x -> reals.affine(x.select(0, 0).transpose(), Tensor.ones(3)),
            x -> x.where(x, x),
            x -> x.where(reals, reals),
            x -> x.fullLike(0),
            x -> Tensor.total(reals, x),
            x -> Tensor.concat(0, List.of(reals, x)));
    for (UnaryOperator<Tensor> sum : sums) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sum.apply(CODES))
          .withMessageContaining("codes (INT32)")
          .withMessageContaining("cast(FLOAT64)");
    }
  }

  @Test
  void whatGoesInComesOutExactly() {
    int[] large = {0, (1 << 24) + 1, Integer.MAX_VALUE};
    Tensor codes = Codes.of(large);
    assertThat(Codes.read("a", "b", codes)).containsExactly(large);
    assertThat(Codes.values(codes)).containsExactly(large);
    assertThat(Codes.read("a", "b", codes.cast(DType.FLOAT64))).containsExactly(large);
    assertThat(codes.cast(DType.FLOAT64).cast(DType.INT32)).isEqualTo(codes);
    assertThat(codes.hashCode()).isEqualTo(Codes.of(large).hashCode());
    assertThat(codes.get(1)).isEqualTo((1 << 24) + 1);
    large[0] = 5;
    Codes.read("a", "b", codes)[0] = 7;
    assertThat(codes.get(0)).isZero();
  }

  @Test
  void oneMessageSaysWhichNumberIsNoCode() {
    String message = "loss: target[2] is 7, but the codes are 0 to 4";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codes.read("loss", "target", Codes.of(0, 4, 7), 5))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codes.checked("loss", "target", new int[] {0, 4, 7}, 5))
        .withMessage(message);
    for (double wrong : new double[] {-1, .5, Double.NaN, Double.POSITIVE_INFINITY, 5, 1e10}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Codes.read("loss", "target", Tensor.vector(0, 4, wrong), 5))
          .withMessageContaining("target[2] is " + wrong);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codes.read("loss", "target", Codes.of(1, -1)))
        .withMessage("loss: target[1] is -1, but the codes are 0, 1, 2, ...");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.vector(1, 2.5).cast(DType.INT32))
        .withMessageContaining("number 1 is 2.5");
    assertThatThrownBy(() -> Codes.of(new int[5], 2, 3)).isInstanceOf(ShapeException.class);
  }

  @Test
  void codesArePrintedAsWholeNumbers() {
    assertThat(Codes.of(new int[] {1, 20, -3, 0}, 2, 2)).hasToString("[[ 1 20]\n [-3  0]]");
    assertThat(Codes.of(new int[] {7}, new int[0])).hasToString("7");
  }

  @Test
  void filesKeepCodes(@TempDir Path folder) throws Exception {
    Path safetensors = folder.resolve("codes.safetensors");
    Tensor x = Tensor.vector(.5);
    Safetensors.write(safetensors, Map.of("codes", CODES, "x", x));
    assertThat(Safetensors.read(safetensors).tensors()).containsEntry("codes", CODES);
    Path npy = folder.resolve("codes.npy");
    Npy.write(npy, CODES);
    assertThat(Npy.read(npy).cast(DType.INT32)).isEqualTo(CODES);
    assertThat(Arrays.equals(Codes.values(CODES), Codes.read("a", "b", Npy.read(npy)))).isTrue();
  }
}
