package io.github.medl.autodiff;

import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Tracer;

/** One line of a {@link Tape}: a variable, or an operation with its inputs and its value. */
public final class Node implements Tracer.Traced {
  private final Tape tape;
  private final int index;
  private final String label;
  private final Primitive primitive;
  private final Tensor[] inputs;
  private final Tensor[] primals;
  private final Tensor value;

  Node(
      Tape tape,
      int index,
      String label,
      Primitive primitive,
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

  @Override
  public Tape tracer() {
    return tape;
  }

  @Override
  public Tensor primal() {
    return value;
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
  public Node parent(int i) {
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
   * The value of the variable or of the operation.
   *
   * @return the value
   */
  public Tensor value() {
    return value;
  }

  /**
   * The operation.
   *
   * @return the operation, or null for a variable
   */
  public Primitive primitive() {
    return primitive;
  }
}
