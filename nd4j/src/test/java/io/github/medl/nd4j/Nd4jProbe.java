package io.github.medl.nd4j;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** A program for {@link Nd4jEngineTest}: the bits of a product and of singular values. */
final class Nd4jProbe {
  private Nd4jProbe() {}

  public static void main(String[] args) {
    Tensor a = Tensor.generate(i -> Math.sin(1.7 * i), 301, 299);
    Tensor b = Tensor.generate(i -> Math.cos(0.3 * i * i), 299, 300);
    System.out.println("product " + Arrays.hashCode(a.matmul(b).toDoubles()));
    System.out.println("values " + Arrays.hashCode(a.svd().s().toDoubles()));
  }
}
