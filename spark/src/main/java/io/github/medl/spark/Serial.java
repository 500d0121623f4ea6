package io.github.medl.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;

/** Objects as bytes and back, by Java's serialisation. */
final class Serial {
  private Serial() {}

  /** More bytes than allowed. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * An object as bytes.
   *
   * @param object anything serialisable
   * @param most how many bytes are allowed
   * @return the bytes
   * @throws TooLargeException if it takes more; they are not gathered first
   * @throws IOException if it, or what it holds, is not serialisable
   */
  static byte[] bytes(Object object, long most) throws IOException {
    Bounded bytes = new Bounded(most);
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.held.toByteArray();
  }

  /**
   * The object of some bytes. Its classes are those of the program, which Spark may have loaded
   * from archives that it fetched.
   */
  static Object object(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new OfProgram(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final long most;

    Bounded(long most) {
      this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
      reserve(1);
      held.write(b);
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
      reserve(length);
      held.write(b, offset, length);
    }

    private void reserve(int more) throws IOException {
      if ((long) held.size() + more > most) {
        throw new TooLargeException();
      }
    }
  }

  private static final class OfProgram extends ObjectInputStream {
    OfProgram(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described)
        throws IOException, ClassNotFoundException {
      try {
        ClassLoader program = Thread.currentThread().getContextClassLoader();
        return Class.forName(described.getName(), false, program);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(described); // int and its like have no loader
      }
    }
  }
}
