package io.github.medl.tensor;

/** The primitives that work on groups of rows. */
public final class Segment {
  private Segment() {}

  /**
   * The largest of each column among the rows of each segment; NaN if there is one.
   *
   * @param segments the segment of each row, checked to be below {@code count}
   * @param count the number of segments
   */
  public record Max(int[] segments, int count) implements Primitive {
    @Override
    public String label() {
      return "segmentMax";
    }

    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return inputs[0].size();
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int[] shape = x.shape.clone();
      shape[0] = count;
      int inner = Shapes.size(shape, 1, shape.length);
      Tensor y = Tensor.full(x.dtype, Double.NEGATIVE_INFINITY, shape);
      if (y.data instanceof double[] d) {
        SegmentKernels64.max(x.doubles(), segments, inner, d);
      } else {
        SegmentKernels32.max(x.floats(), segments, inner, y.floats());
      }
      return y;
    }
  }
}
