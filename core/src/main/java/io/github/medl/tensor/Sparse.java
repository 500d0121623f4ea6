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
      return Numbers.added(
          x,
          shape,
          (d, y) ->
              SparseKernels64.product(
                  starts, others, numbers, values.doubles(), heads, d, width, y),
          (d, y) ->
              SparseKernels32.product(
                  starts, others, numbers, values.floats(), heads, d, width, y));
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
      return Numbers.added(
          a,
          shape,
          (d, y) -> SparseKernels64.sampled(starts, columns, blocks, d, b.doubles(), width, y),
          (d, y) -> SparseKernels32.sampled(starts, columns, blocks, d, b.floats(), width, y));
    }
  }
}
