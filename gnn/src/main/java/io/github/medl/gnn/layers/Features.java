package io.github.medl.gnn.layers;

import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;

/** The numbers that nodes come with, a row for each: a tensor, or a matrix that is mostly zeros. */
public sealed interface Features {
  /**
   * Numbers in a tensor.
   *
   * @param x a row for each node
   */
  record Dense(Tensor x) implements Features {}

  /**
   * Numbers most of which are 0.
   *
   * @param x a row for each node
   */
  record Sparse(SparseMatrix x) implements Features {}

  /**
   * Features in a tensor.
   *
   * @param x a row for each node
   * @return the features
   */
  static Features of(Tensor x) {
    return new Dense(x);
  }

  /**
   * Features most of which are 0.
   *
   * @param x a row for each node
   * @return the features
   */
  static Features of(SparseMatrix x) {
    return new Sparse(x);
  }

  /**
   * The number of rows.
   *
   * @return the number of nodes
   */
  default int rows() {
    return this instanceof Dense dense ? dense.x.dim(0) : ((Sparse) this).x.rows();
  }

  /**
   * The number of columns.
   *
   * @return how many numbers a node has
   */
  default int columns() {
    return this instanceof Dense dense ? dense.x.dim(1) : ((Sparse) this).x.columns();
  }

  /**
   * The features in another number format.
   *
   * @param dtype FLOAT32 or FLOAT64
   * @return the features
   */
  default Features cast(DType dtype) {
    return this instanceof Dense dense
        ? of(dense.x.cast(dtype))
        : of(((Sparse) this).x.cast(dtype));
  }

  /**
   * The features of some nodes.
   *
   * @param nodes which
   * @return their rows
   */
  default Features take(int... nodes) {
    return this instanceof Dense dense
        ? of(dense.x.take(0, nodes))
        : of(((Sparse) this).x.takeRows(nodes));
  }

  /**
   * Drops numbers; of a sparse matrix only entries are looked at, what is 0 stays so anyway.
   *
   * @param dropout how many
   * @param pass the pass, which has the stream
   * @return what is left, scaled
   */
  default Features dropped(Dropout dropout, Pass pass) {
    if (this instanceof Dense dense) {
      return of(dropout.apply(dense.x, pass));
    }
    SparseMatrix x = ((Sparse) this).x;
    return of(x.withValues(dropout.apply(x.values(), pass)));
  }
}
