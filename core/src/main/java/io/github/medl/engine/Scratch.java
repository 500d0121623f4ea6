package io.github.medl.engine;

import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.javacpp.BytePointer;

/**
 * A piece of native memory for the operands of one product, reused because fresh pages cost more
 * than the copy: every caller borrows its own.
 */
final class Scratch implements AutoCloseable {
  /** Larger pieces are returned to the system after use. */
  private static final long KEEP = 64L << 20;

  /** Matrices start at multiples of this many bytes, the length of a cache line. */
  private static final long LINE = 64;

  private static final ConcurrentLinkedDeque<Scratch> IDLE = new ConcurrentLinkedDeque<>();

  private final long bytes;
  private final BytePointer memory;

  private Scratch(long bytes) {
    this.bytes = bytes;
    this.memory = new BytePointer(bytes);
  }

  /** So many bytes, and what is left of the last cache line. */
  static long lines(long bytes) {
    return (bytes + LINE - 1) / LINE * LINE;
  }

  static Scratch borrow(long bytes) {
    Scratch scratch = IDLE.pollFirst();
    if (scratch != null && scratch.bytes >= bytes) {
      return scratch;
    }
    if (scratch != null) {
      scratch.memory.deallocate();
    }
    // Room to grow: the products of a training step differ in size.
    return new Scratch(bytes <= KEEP / 2 ? 2 * bytes : bytes);
  }

  BytePointer memory() {
    return memory;
  }

  @Override
  public void close() {
    if (bytes <= KEEP) {
      IDLE.addFirst(this);
    } else {
      memory.deallocate();
    }
  }
}
