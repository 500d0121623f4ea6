package io.github.medl.autodiff;

import io.github.medl.tensor.Primitive;
import io.github.medl.tensor.Reduce;
import io.github.medl.tensor.Selections;
import io.github.medl.tensor.Spares;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Tracer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The record of a computation, in the order in which it happened.
 *
 * <pre>{@code
 * Tape tape = new Tape();
 * Tensor x = tape.variable("x", Tensor.scalar(2));
 * Tensor y = x.square().sin();
 * Tensor[] adjoint = tape.adjoints(y);         // dy/dv for the value v of every node
 * }</pre>
 *
 * <p>Tapes nest: when an operand of an operation is watched by two tapes, the inner one (the one
 * made later) records first and computes the value with tensors that the outer one watches. A tape
 * belongs to one thread.
 *
 * <p>Once a tape is closed, what it watched are numbers like any other: a state that is carried
 * from one step of a training to the next, each with a tape of its own, does not drag the steps
 * behind it along. The verbs of {@link Autodiff} close theirs.
 */
public final class Tape implements Tracer, AutoCloseable {
  /** Numbers the tapes, so that of two the later one is known to be the inner one. */
  private static final AtomicLong COUNT = new AtomicLong();

  private final long level = COUNT.incrementAndGet();
  private final List<Node> nodes = new ArrayList<>();
  private boolean closed;

  /** Makes an empty tape. */
  public Tape() {}

  @Override
  public long level() {
    return level;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  /**
   * Ends the record: the nodes are forgotten, and tensors that were watched are numbers like any
   * other, or what an outer tape sees in them.
   */
  @Override
  public void close() {
    closed = true;
    nodes.forEach(Node::forget);
    nodes.clear();
  }

  /**
   * Begins to watch a tensor.
   *
   * @param x the value
   * @return the same numbers, watched: what is computed from them is recorded here
   */
  public Tensor variable(Tensor x) {
    return variable("x" + nodes.size(), x);
  }

  /**
   * Begins to watch a tensor under a name.
   *
   * @param name the name shown by {@link Node#label()}
   * @param x the value
   * @return the same numbers, watched
   */
  public Tensor variable(String name, Tensor x) {
    if (closed) {
      throw new IllegalStateException("this tape is closed; a new one is needed");
    }
    return add(name, null, new Tensor[0], new Tensor[0], x.tracedBy(x.traced()));
  }

  @Override
  public Tensor record(Primitive primitive, Tensor[] inputs) {
    Tensor[] primals = primals(inputs);
    return add(null, primitive, inputs, primals, primitive.apply(primals));
  }

  @Override
  public Primitive.Results recordAll(Primitive.Several primitive, Tensor[] inputs) {
    Tensor[] primals = primals(inputs);
    Primitive.Results results = primitive.run(primals);
    Tensor[] values = results.values();
    Node[] siblings = new Node[values.length];
    Tensor[] watched = new Tensor[values.length];
    for (int k = 0; k < values.length; k++) {
      watched[k] = add(null, primitive, inputs, primals, values[k]);
      siblings[k] = nodes.get(nodes.size() - 1);
      siblings[k].among(siblings, k, results.kept());
    }
    return new Primitive.Results(results.kept(), watched);
  }

  private Tensor[] primals(Tensor[] inputs) {
    Tensor[] primals = new Tensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      Tensor x = inputs[i];
      Tracer.Traced link = x.traced();
      primals[i] = link != null && link.tracer() == this ? link.primal() : x;
    }
    return primals;
  }

  private Tensor add(
      String label, Primitive primitive, Tensor[] inputs, Tensor[] primals, Tensor value) {
    Node node = new Node(this, nodes.size(), label, primitive, inputs, primals, value);
    nodes.add(node);
    return value.tracedBy(node);
  }

  /**
   * Everything recorded so far.
   *
   * @return the nodes in the order of their making, read-only
   */
  public List<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /**
   * The node that made a tensor.
   *
   * @param x any tensor
   * @return its node, or null if this tape does not watch it
   */
  public @Nullable Node nodeOf(Tensor x) {
    return x.traced() instanceof Node node && node.tracer() == this ? node : null;
  }

  /**
   * Reverse mode for a scalar: the derivative of {@code output} with respect to every node.
   *
   * @param output a scalar computed on this tape
   * @return the adjoints by {@link Node#index()}; null where the output does not depend on the node
   */
  public Tensor[] adjoints(Tensor output) {
    return adjoints(output, output.fullLike(1));
  }

  /**
   * Reverse mode: walks the tape backwards and carries to each node what a change of its value does
   * to the inner product of the output with {@code seed}.
   *
   * @param output a tensor computed on this tape
   * @param seed a tensor of the output's shape
   * @return the adjoints by {@link Node#index()}; null where the output does not depend on the node
   */
  public Tensor[] adjoints(Tensor output, Tensor seed) {
    return pullBack(output, seed, true);
  }

  /** As {@link #adjoints(Tensor, Tensor)}; unless all are kept, only those of variables remain. */
  Tensor[] pullBack(Tensor output, Tensor seed, boolean keepAll) {
    if (!output.sameShape(seed)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "adjoints: the output has shape %s, its seed %s",
              output.shapeText(),
              seed.shapeText()));
    }
    Spares spares = keepAll || !isPlain(seed) ? null : Spares.begin();
    if (spares == null) {
      return pullBack(nodeOf(output), seed, new Adjoints(nodes.size(), null), null, keepAll);
    }
    try {
      spares.lending(true);
      return pullBack(nodeOf(output), seed, new Adjoints(nodes.size(), spares), spares, false);
    } finally {
      spares.end();
    }
  }

  /** Whether nobody else watches, so that the adjoints on the way are seen by this walk alone. */
  private boolean isPlain(Tensor seed) {
    boolean isPlain = seed.traced() == null;
    for (int k = 0; k < nodes.size() && isPlain; k++) {
      isPlain = nodes.get(k).value().traced() == null;
    }
    return isPlain;
  }

  private @Nullable Tensor[] pullBack(
      @Nullable Node last,
      Tensor seed,
      Adjoints adjoints,
      @Nullable Spares spares,
      boolean keepAll) {
    if (last == null) {
      return adjoints.all(nodes); // the output is a constant
    }
    adjoints.add(last, seed);
    for (int k = last.index(); k >= 0; k--) {
      Node node = nodes.get(k);
      if (node.isVariable() || node.result() > 0) { // the results of one operation go together
        continue;
      }
      if (adjoints.anyOfResults(node)) {
        handOn(node, adjoints, spares);
        if (!keepAll) {
          adjoints.forgetResults(node); // their memory is needed no more
        }
      }
    }
    return adjoints.all(nodes);
  }

  /** Gives each operand of an operation its part. */
  private static void handOn(Node node, Adjoints adjoints, @Nullable Spares spares) {
    if (node.primitive() instanceof Selections.Selection selection) {
      adjoints.add(node.parent(0), selection, adjoints.of(node));
      return;
    }
    if (spares != null && node.primitive() instanceof Reduce.Sum sum) {
      // Each term gets the same: what would be written out again and again waits to be used.
      adjoints.add(
          node.parent(0), ReductionRules.kept(adjoints.of(node), sum.axes(), node.input(0)));
      return;
    }
    Rule rule = Calculus.rule(node.primitive());
    boolean byElement = spares != null && rule instanceof Rules.ByElement;
    Tensor[] bars = byElement ? new Tensor[] {adjoints.asItIs(node)} : adjoints.ofResults(node);
    Tensor[] parts = Fit.parts(node, pullBack(rule, node, bars, spares), byElement);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != null && node.wants(i)) {
        adjoints.add(node.parent(i), parts[i]);
      }
    }
    if (spares != null) {
      spares.sweep();
    }
  }

  /** A rule of a user's own may keep what it sees: it gets and makes tensors that stay. */
  private static @Nullable Tensor[] pullBack(
      Rule rule, Node node, @Nullable Tensor[] bars, @Nullable Spares spares) {
    if (spares == null || !(rule instanceof Differentiable)) {
      return rule.pullBack(node, bars);
    }
    for (Tensor bar : bars) {
      if (bar != null) {
        spares.letGo(bar);
      }
    }
    spares.lending(false);
    Tensor[] parts = rule.pullBack(node, bars);
    spares.lending(true);
    return parts;
  }

  /**
   * Forward mode: walks the tape and carries to each node the change of its value that a small
   * change of one variable makes.
   *
   * @param x a variable of this tape
   * @param dx its change, of its shape
   * @return the tangents by {@link Node#index()}; null where nothing changes
   * @throws IllegalArgumentException if x is not a variable of this tape, or dx has another shape
   */
  public Tensor[] tangents(Tensor x, Tensor dx) {
    return tangents(List.of(x), List.of(dx));
  }

  /**
   * As {@link #tangents(Tensor, Tensor)} where several variables change at once.
   *
   * @param xs variables of this tape
   * @param dxs the change of each, of its shape
   * @return the tangents by {@link Node#index()}; null where nothing changes
   * @throws IllegalArgumentException if a tensor is not a variable of this tape, or its change has
   *     another shape
   */
  public Tensor[] tangents(List<Tensor> xs, List<Tensor> dxs) {
    if (xs.size() != dxs.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "tangents: %d changes for %d variables", dxs.size(), xs.size()));
    }
    Tensor[] tangent = new Tensor[nodes.size()];
    for (int i = 0; i < xs.size(); i++) {
      Node node = nodeOf(xs.get(i));
      if (node == null || !node.isVariable() || !xs.get(i).sameShape(dxs.get(i))) {
        throw new IllegalArgumentException(
            "tangents: seeds must belong to variables of this tape and have their shape");
      }
      tangent[node.index()] = dxs.get(i);
    }
    return pushForward(tangent);
  }

  private Tensor[] pushForward(Tensor[] tangent) {
    for (int k = 0; k < tangent.length; k++) { // what is recorded meanwhile does not belong to it
      Node node = nodes.get(k);
      boolean changes = false;
      Tensor[] changesOf = new Tensor[node.arity()];
      for (int i = 0; i < node.arity(); i++) {
        Node parent = node.parent(i);
        changesOf[i] = parent == null ? null : tangent[parent.index()];
        changes |= changesOf[i] != null;
      }
      if (changes && node.result() == 0) {
        Rule rule = Calculus.rule(node.primitive());
        Tensor[] dy = Fit.changes(node, rule.pushForward(node, changesOf));
        System.arraycopy(dy, 0, tangent, k, dy.length);
      }
    }
    return tangent;
  }
}
