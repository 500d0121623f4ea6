package io.github.medl.grading;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One stream of random numbers a student: data of one's own, the same each time, known to the
 * lecturer.
 */
public final class Seed {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Seed() {}

  /**
   * The seed of a student: the hash FNV-1a, in 64 bits, of the id in UTF-8, in small letters and
   * without blanks around.
   *
   * @param id for example a number of matriculation, or a name
   * @return the seed
   */
  public static long of(String id) {
    long hash = OFFSET;
    for (byte b : id.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }

  /**
   * The stream of a student.
   *
   * @param id as above
   * @return a new stream at its beginning
   */
  public static SplittableStream stream(String id) {
    return RandomStream.seed(of(id));
  }

  /**
   * The stream of the student whose work is tested: of the system property {@code medl.student},
   * which grading sets to the name of the submission; without it, of {@code student}.
   *
   * @return a new stream at its beginning
   */
  public static SplittableStream own() {
    return stream(System.getProperty("medl.student", "student"));
  }
}
