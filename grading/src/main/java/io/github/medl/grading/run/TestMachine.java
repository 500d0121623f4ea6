package io.github.medl.grading.run;

import io.github.medl.grading.GradedTest;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A Java machine for the tests of one submission. It reads a word from its standard input, then the
 * tests to run, one a line; it writes {@link Telegram}s that begin with that word. What the tested
 * code prints is thrown away, and too much of it is a failure.
 */
public final class TestMachine {
  private static final long MOST_PRINTED = 1 << 20;

  private TestMachine() {}

  /**
   * Runs the tests and ends, whatever threads are left behind.
   *
   * @param args none
   * @throws IOException if there is no word
   */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String word = in.readLine();
    List<String> tests = in.lines().toList();
    System.setIn(InputStream.nullInputStream());
    Sink sink = new Sink();
    try (PrintStream own =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
      System.setOut(new PrintStream(sink, false, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(sink, false, StandardCharsets.UTF_8));
      int code = run(tests, new Wire(word, own, sink));
      own.flush();
      Runtime.getRuntime().halt(code);
    }
  }

  private static int run(List<String> tests, Wire wire) {
    try {
      TestRun.run(TestMachine.class.getClassLoader(), tests, wire);
      wire.send(Telegram.DONE, "");
      return 0;
    } catch (IllegalArgumentException e) {
      wire.send(Telegram.BROKEN, String.valueOf(e.getMessage()));
      return 2;
    }
  }

  /** Writes what it hears. */
  private record Wire(String word, PrintStream own, Sink sink) implements Watcher {
    @Override
    public void declared(GradedTest test) {
      send(Telegram.DECLARED, Telegram.text(test));
    }

    @Override
    public void started(GradedTest test) {
      sink.open();
      send(Telegram.STARTED, Telegram.text(test));
    }

    @Override
    public void ended(GradedTest test, boolean ok, String message) {
      send(ok ? Telegram.PASSED : Telegram.FAILED, Telegram.text(test), message);
    }

    void send(String kind, String... fields) {
      synchronized (own) {
        own.println(new Telegram(kind, List.of(fields)).line(word));
      }
    }
  }

  /** Counts bytes, refuses too many, keeps none. */
  private static final class Sink extends OutputStream {
    private long printed;

    synchronized void open() {
      printed = 0;
    }

    @Override
    public void write(int b) {
      count(1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count(length);
    }

    private synchronized void count(int bytes) {
      printed += bytes;
      if (printed > MOST_PRINTED) {
        throw new AssertionError("it prints more than 1 MB");
      }
    }
  }
}
