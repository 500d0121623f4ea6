package io.github.medl.autodiff;

import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * One line of a {@link Tape}: a variable, or a result of an operation with the operation's
 * operands. An operation with several results has as many lines, one after the other.
 */
public final class Node implements Tracer.Traced {
  private final Tape tape;
  private final int index;
  private final @Nullable String label;
  private final @Nullable Primitive primitive;
  private final Tensor value;
  private Tensor[] inputs;
  private Tensor[] primals;

  /** What the operation kept of its forward pass, and the lines of all its results if several. */
  private Object kept;

  private Node @Nullable [] siblings;
  private int result;

  Node(
      Tape tape,
      int index,
      @Nullable String label,
      @Nullable Primitive primitive,
      Tensor[] inputs,
      Tensor[] primals,
      Tensor value) {
    this.tape = tape;
    this.index = index;
    this.label = label;
    this.primitive = primitive;
    this.inputs = inputs;
    this.primals = primals;
    this.value = value;
  }

  /** Makes this the given result of an operation with several. */
  void among(Node[] results, int which, Object whatWasKept) {
    siblings = results;
    result = which;
    kept = whatWasKept;
  }

  /** Lets go what this came from, so that the value alone stays in memory. */
  void forget() {
    inputs = null;
    primals = null;
    kept = null;
    siblings = null;
  }

  @Override
  public Tape tracer() {
    return tape;
  }

  @Override
  public Tensor primal() {
    return value;
  }

  @Override
  public Tensor operand(int i) {
    return inputs[i];
  }

  /**
   * Where this node stands on its tape.
   *
   * @return the position, from 0
   */
  public int index() {
    return index;
  }

  /**
   * The name of the variable or of the operation.
   *
   * @return the name
   */
  public String label() {
    return label == null ? primitive.label() : label;
  }

  /**
   * Whether this node is a variable rather than the result of an operation.
   *
   * @return true for a variable
   */
  public boolean isVariable() {
    return primitive == null;
  }

  /**
   * The number of operands, constants included; 0 for a variable.
   *
   * @return the number
   */
  public int arity() {
    return inputs.length;
  }

  /**
   * The node that an operand came from.
   *
   * @param i which operand
   * @return the node, or null for a constant
   */
  public @Nullable Node parent(int i) {
    return tape.nodeOf(inputs[i]);
  }

  /**
   * The value of an operand.
   *
   * @param i which operand
   * @return the value
   */
  public Tensor input(int i) {
    return primals[i];
  }

  /**
   * Whether the adjoint of an operand is asked for: it is not for constants.
   *
   * @param i which operand
   * @return true if this tape watches the operand
   */
  public boolean wants(int i) {
    return parent(i) != null;
  }

  /**
   * The value of the variable or of the operation.
   *
   * @return the value
   */
  public Tensor value() {
    return value;
  }

  /**
   * The number of results of the operation.
   *
   * @return 1 for most operations, and for a variable
   */
  public int results() {
    return siblings == null ? 1 : siblings.length;
  }

  /**
   * Which result of its operation this node is.
   *
   * @return the number, from 0; 0 for a variable
   */
  public int result() {
    return result;
  }

  /**
   * The value of a result of the operation, which may be another one than this node's.
   *
   * @param k which result
   * @return the value
   */
  public Tensor value(int k) {
    return sibling(k).value;
  }

  /** The node of a result of the operation. */
  Node sibling(int k) {
    return siblings == null ? this : siblings[k];
  }

  /**
   * What the operation kept of its forward pass, see {@link Primitive.Several}. These are plain
   * numbers: where they depend on the operands, a rule may use them only if {@link #isPlain}.
   *
   * @return what was kept, or null
   */
  public @Nullable Object kept() {
    return kept;
  }

  /**
   * Whether no outer tape watches the operands, so that nobody will differentiate by them what a
   * rule computes here.
   *
   * @return true if the operands are plain numbers to everybody but this tape
   */
  public boolean isPlain() {
    for (Tensor x : primals) {
      if (x.traced() != null) {
        return false;
      }
    }
    return true;
  }

  /**
   * The operation.
   *
   * @return the operation, or null for a variable
   */
  @Override
  public @Nullable Primitive primitive() {
    return primitive;
  }
}
