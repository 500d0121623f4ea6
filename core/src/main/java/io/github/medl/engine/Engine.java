package io.github.medl.engine;

/**
 * What computes large products and decompositions: the one thing to implement for whoever brings
 * another library for them.
 *
 * <p>medl has three, {@code java}, {@code native} and {@code foreign} (see the package). Others are
 * found by {@link java.util.ServiceLoader} when {@code -Dmedl.engine=NAME} asks for their name: a
 * jar has a public class with a constructor without arguments that implements this interface, and
 * names it in {@code META-INF/services/io.github.medl.engine.Engine}.
 *
 * <p>What an engine must promise:
 *
 * <ul>
 *   <li>the same inputs give the same bits, in every call and on any number of threads;
 *   <li>its methods may be called from several threads at once;
 *   <li>arguments are changed only where that is said;
 *   <li>all sizes are positive, the matrices fit into their arrays and C is an array of its own:
 *       the caller has checked that.
 * </ul>
 */
public interface Engine {
  /**
   * What {@code -Dmedl.engine} calls it.
   *
   * @return a short word in small letters
   */
  String name();

  /**
   * What the log calls it.
   *
   * @return a few words
   */
  String description();

  /**
   * Loads what it needs; called once, before anything else is asked.
   *
   * @throws LinkageError when it cannot work here
   * @throws RuntimeException when it cannot work here
   */
  void load();

  /**
   * C = op(A) op(B); C is overwritten.
   *
   * @param product the sizes, and where the matrices stand
   * @param a holds A
   * @param b holds B
   * @param c holds C
   */
  void multiply(Product product, double[] a, double[] b, double[] c);

  /**
   * C = op(A) op(B) in single precision; C is overwritten.
   *
   * @param product the sizes, and where the matrices stand
   * @param a holds A
   * @param b holds B
   * @param c holds C
   */
  void multiply(Product product, float[] a, float[] b, float[] c);

  /**
   * Many products at once; each with the bits that it has alone. As it stands here: one after the
   * other.
   *
   * @param batch the products
   * @param a holds the As
   * @param b holds the Bs
   * @param c holds the Cs
   */
  default void multiply(Batch batch, double[] a, double[] b, double[] c) {
    for (int i = 0; i < batch.count(); i++) {
      multiply(batch.product(i), a, b, c);
    }
  }

  /**
   * Many products at once in single precision; each with the bits that it has alone. As it stands
   * here: one after the other.
   *
   * @param batch the products
   * @param a holds the As
   * @param b holds the Bs
   * @param c holds the Cs
   */
  default void multiply(Batch batch, float[] a, float[] b, float[] c) {
    for (int i = 0; i < batch.count(); i++) {
      multiply(batch.product(i), a, b, c);
    }
  }

  /**
   * Products that are added to C, blocks of larger matrices. As it stands here: each a product of
   * copies.
   *
   * @param sums the products
   * @param a holds A
   * @param b holds B
   * @param c holds C; what stands in it besides the blocks that are added to may be written again,
   *     with the same numbers, within the panel
   */
  default void add(Accumulation sums, double[] a, double[] b, double[] c) {
    AddingKernels64.byProducts(this, sums, a, b, c);
  }

  /**
   * Products in single precision that are added to C, blocks of larger matrices. As it stands here:
   * each a product of copies.
   *
   * @param sums the products
   * @param a holds A
   * @param b holds B
   * @param c holds C; what stands in it besides the blocks that are added to may be written again,
   *     with the same numbers, within the panel
   */
  default void add(Accumulation sums, float[] a, float[] b, float[] c) {
    AddingKernels32.byProducts(this, sums, a, b, c);
  }

  /**
   * Its decompositions.
   *
   * @return what factors large matrices, always the same
   */
  Factorisations factorisations();
}
