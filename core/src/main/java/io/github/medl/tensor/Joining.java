package io.github.medl.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The operations that make one tensor of several; {@link Tensor} shows them. */
final class Joining {
  private Joining() {}

  static Tensor concat(int axis, List<Tensor> parts) {
    if (parts.isEmpty()) {
      throw new ShapeException("concat", "there is nothing to join");
    }
    Tensor first = parts.get(0);
    int a = Shapes.axis("concat", axis, first.shape);
    DType dtype = first.dtype;
    for (Tensor part : parts) {
      boolean agrees = part.rank() == first.rank();
      for (int i = 0; agrees && i < first.rank(); i++) {
        agrees = i == a || part.shape[i] == first.shape[i];
      }
      if (!agrees) {
        throw new ShapeException(
            "concat",
            String.format(
                Locale.ROOT,
                "%s and %s must agree in every axis but %d",
                Shapes.text(first.shape),
                Shapes.text(part.shape),
                a));
      }
      dtype = Codes.joint("concat", part.dtype, dtype);
    }
    DType joint = dtype;
    return new Layout.Concat(a)
        .apply(parts.stream().map(part -> part.cast(joint)).toArray(Tensor[]::new));
  }

  static Tensor stack(int axis, List<Tensor> parts) {
    if (parts.isEmpty()) {
      throw new ShapeException("stack", "there is nothing to join");
    }
    int[] shape = parts.get(0).shape;
    int[] longer = new int[shape.length + 1];
    int a = Shapes.axis("stack", axis, longer);
    System.arraycopy(shape, 0, longer, 0, a);
    longer[a] = 1;
    System.arraycopy(shape, a, longer, a + 1, shape.length - a);
    for (Tensor part : parts) {
      if (!Arrays.equals(part.shape, shape)) {
        throw new ShapeException(
            "stack",
            String.format(
                Locale.ROOT,
                "%s and %s must be equal",
                Shapes.text(shape),
                Shapes.text(part.shape)));
      }
    }
    return concat(a, parts.stream().map(part -> part.reshape(longer)).toList());
  }

  static Tensor total(Tensor... terms) {
    if (terms.length == 0) {
      throw new ShapeException("total", "there is nothing to add");
    }
    DType dtype = terms[0].dtype;
    int[] shape = terms[0].shape;
    for (Tensor term : terms) {
      shape = Shapes.broadcast("total", shape, term.shape);
      dtype = Codes.joint("total", term.dtype, dtype);
    }
    Tensor[] same = new Tensor[terms.length];
    for (int i = 0; i < same.length; i++) {
      same[i] = terms[i].cast(dtype);
    }
    return Binary.Total.TOTAL.apply(same);
  }
}
