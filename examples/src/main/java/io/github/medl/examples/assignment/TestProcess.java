package io.github.medl.examples.assignment;

import io.github.medl.grading.GradedTest;
import io.github.medl.grading.Marks;
import io.github.medl.grading.run.Telegram;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs tests, listened to until it ends or is ended. A test may take some seconds of
 * processor time, which does not depend on what else the machine does. On the clock it may take
 * several times that, since it may also wait; many times, as long as it computes, since it may be
 * one of many that do.
 */
final class TestProcess {
  private static final double PATIENCE = 6;
  private static final double LAST_PATIENCE = 60;

  /** Below this share of the clock a machine only keeps house. */
  private static final double IDLE = 0.01;

  private static final double TO_START_SECONDS = 60;
  private static final int LONGEST_LINE = 1 << 16;
  private static final long MOST_BYTES = 1L << 26;
  private static final int OUT_OF_MEMORY = 3;

  private final Process process;
  private final String word;
  private final double seconds;
  private final int megabytes;
  private final BlockingQueue<Optional<Telegram>> inbox = new LinkedBlockingQueue<>();
  private final Set<GradedTest> ended = new HashSet<>();
  private @Nullable GradedTest current;
  private boolean done;

  TestProcess(Process process, String word, double seconds, int megabytes) {
    this.process = process;
    this.word = word;
    this.seconds = seconds;
    this.megabytes = megabytes;
  }

  /** Runs tests; returns why the process ended, or nothing if it came to its end. */
  String run(List<String> tests, Marks marks) throws InterruptedException {
    Thread reader = new Thread(this::read, "medl-tests");
    reader.setDaemon(true);
    reader.start();
    try {
      send(tests);
      return listen(marks);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** Whether a test has come to its end. */
  boolean hasEnded(GradedTest test) {
    return ended.contains(test) && !test.equals(current);
  }

  /** The test in which the process ended. */
  Optional<GradedTest> broken() {
    return Optional.ofNullable(done ? null : current);
  }

  private void send(List<String> tests) {
    String text = word + "\n" + String.join("\n", tests) + "\n";
    try (OutputStream out = process.getOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it ended before it read: told by its exit code
    }
  }

  private String listen(Marks marks) throws InterruptedException {
    Duration before = Duration.ZERO;
    long since = System.nanoTime();
    while (true) {
      Optional<Telegram> mail = inbox.poll(50, TimeUnit.MILLISECONDS);
      if (mail == null) {
        if (isOver(before, since)) {
          return String.format(Locale.ROOT, "it takes longer than %s seconds", Marks.text(seconds));
        }
      } else if (mail.isEmpty()) {
        return done ? "" : ended();
      } else {
        hear(mail.get(), marks);
        before = spent();
        since = System.nanoTime();
      }
    }
  }

  private boolean isOver(Duration before, long since) {
    double waited = (System.nanoTime() - since) / 1e9;
    if (current == null) {
      return waited > Math.max(TO_START_SECONDS, PATIENCE * seconds);
    }
    double computed = spent().minus(before).toMillis() / 1e3;
    boolean waits = waited > PATIENCE * seconds && computed < IDLE * waited;
    return computed > seconds || waits || waited > LAST_PATIENCE * seconds;
  }

  private Duration spent() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void hear(Telegram telegram, Marks marks) {
    switch (telegram.kind()) {
      case Telegram.STARTED -> current = telegram.test();
      case Telegram.PASSED, Telegram.FAILED -> {
        String message = telegram.fields().size() > 1 ? telegram.fields().get(1) : "";
        marks.add(telegram.test(), telegram.kind().equals(Telegram.PASSED), message);
        ended.add(telegram.test());
        current = null;
      }
      case Telegram.DONE -> done = true;
      case Telegram.BROKEN -> throw new AssignmentException(telegram.fields().get(0));
      default -> {}
    }
  }

  private String ended() throws InterruptedException {
    int code = process.waitFor();
    return code == OUT_OF_MEMORY
        ? "it needs more than " + megabytes + " MB of memory"
        : "it ends the Java machine (exit code " + code + "), as System.exit does";
  }

  /** Takes all that comes, and keeps the lines with the word. */
  private void read() {
    try (InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long bytes = 0;
      for (int b = in.read(); b >= 0 && bytes < MOST_BYTES; b = in.read(), bytes++) {
        if (b == '\n') {
          String text = line.toString(StandardCharsets.UTF_8).strip();
          Telegram.of(text, word).ifPresent(telegram -> inbox.add(Optional.of(telegram)));
          line.reset();
        } else if (line.size() < LONGEST_LINE) {
          line.write(b);
        }
      }
      process.destroyForcibly(); // at its end, or far too much
    } catch (IOException e) {
      // its end
    }
    inbox.add(Optional.empty());
  }
}
