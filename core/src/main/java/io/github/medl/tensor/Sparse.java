package io.github.medl.tensor;

/** The primitives of sparse matrices; the kernels run over the rows of the result. */
public final class Sparse {
  private Sparse() {}

  /**
   * M x or Mᵀ x for the matrix M of some values.
   *
   * @param pattern where the values stand
   * @param transposed whether M is transposed
   */
  public record Product(SparsePattern pattern, boolean transposed) implements Primitive {
    @Override
    public String label() {
      return "sparseProduct";
    }

    /** A multiplication and an addition for each entry and column of x. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      int heads = inputs[0].rank() == 2 ? Math.max(1, inputs[0].dim(1)) : 1;
      return 2L * pattern.size() * (inputs[1].dim(1) / heads) * heads;
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor values = inputs[0];
      Tensor x = inputs[1];
      int heads = values.shape.length == 2 ? values.shape[1] : 1;
      int width = heads == 0 ? 0 : x.shape[1] / heads;
      SparsePattern.Twin twin = transposed ? pattern.twin() : null;
      int[] starts = transposed ? twin.starts() : pattern.starts();
      int[] others = transposed ? twin.rows() : pattern.columnOfEach();
      int[] numbers = transposed ? twin.numbers() : null;
      int[] shape = {starts.length - 1, x.shape[1]};
      if (x.data instanceof double[] d) {
        double[] y = new double[Shapes.size(shape)];
        double[] v = values.doubles();
        SparseKernels64.product(starts, others, numbers, v, heads, d, width, y);
        return new Tensor(shape, y);
      }
      float[] y = new float[Shapes.size(shape)];
      float[] v = values.floats();
      SparseKernels32.product(starts, others, numbers, v, heads, x.floats(), width, y);
      return new Tensor(shape, y);
    }
  }

  /**
   * a b' at the entries of a pattern.
   *
   * @param pattern the entries
   * @param heads the number of blocks of columns, or 0 for one block and a vector as the result
   */
  public record Sampled(SparsePattern pattern, int heads) implements Primitive {
    @Override
    public String label() {
      return "sampledProduct";
    }

    /** A multiplication and an addition for each entry and column. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return 2L * pattern.size() * inputs[0].dim(1);
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor a = inputs[0];
      Tensor b = inputs[1];
      int blocks = Math.max(1, heads);
      int width = a.shape[1] / blocks;
      int[] starts = pattern.starts();
      int[] columns = pattern.columnOfEach();
      int[] shape = heads == 0 ? new int[] {pattern.size()} : new int[] {pattern.size(), heads};
      if (a.data instanceof double[] d) {
        double[] y = new double[Shapes.size(shape)];
        SparseKernels64.sampled(starts, columns, blocks, d, b.doubles(), width, y);
        return new Tensor(shape, y);
      }
      float[] y = new float[Shapes.size(shape)];
      float[] f = a.floats();
      SparseKernels32.sampled(starts, columns, blocks, f, b.floats(), width, y);
      return new Tensor(shape, y);
    }
  }
}
