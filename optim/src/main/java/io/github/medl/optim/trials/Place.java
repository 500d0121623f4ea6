package io.github.medl.optim.trials;

import io.github.medl.parallel.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * Where trials are computed. The results do not depend on it, only the time does.
 *
 * <p>A module that reaches other machines implements this, and {@link ByAddress} for those who name
 * a place by a text.
 */
public interface Place extends AutoCloseable {
  /**
   * Computes trials, in any order, and returns when all have ended.
   *
   * @param <D> what all trials share
   * @param <R> what a trial gives
   * @param numbers which trials
   * @param task computes one of them; it never throws
   * @param data what all share; no trial changes it
   * @param ended is handed each end as soon as it is there, one after the other in the calling
   *     thread; if it throws, what has not begun is left out and the place throws the same
   */
  <D, R> void run(List<Integer> numbers, Task<D, R> task, D data, Consumer<Ended<R>> ended);

  /** Gives back what the place holds; as it stands here: nothing. */
  @Override
  default void close() {}

  /**
   * The calling thread, one trial after the other in the order of their numbers, each with all
   * threads of the library.
   *
   * @return the place
   */
  static Place here() {
    return new Here();
  }

  /**
   * As many threads of this machine as {@link Parallel#threads()}: the place of trials that are not
   * told another one.
   *
   * @return the place
   */
  static Place threads() {
    return threads(Parallel.threads());
  }

  /**
   * Threads of this machine, each of which computes one trial at a time without the help of the
   * library's own threads. The data of all trials in work are in memory at the same time.
   *
   * @param count how many
   * @return the place
   * @throws IllegalArgumentException if there is not at least one thread
   */
  static Place threads(int count) {
    return new LocalThreads(count);
  }

  /**
   * A place by its address: {@code here}, {@code threads}, {@code threads[4]}, or an address that a
   * module on the class path knows, as medl-spark knows {@code local[2]} and {@code
   * spark://host:7077}.
   *
   * @param address which place
   * @return the place, to be closed after use
   * @throws IllegalArgumentException if nothing here knows the address
   */
  static Place at(String address) {
    Optional<Place> own = LocalThreads.at(address);
    if (own.isPresent()) {
      return own.get();
    }
    List<String> known = new ArrayList<>(List.of("here, threads, threads[4]"));
    for (ByAddress other : ServiceLoader.load(ByAddress.class, Place.class.getClassLoader())) {
      Optional<Place> place = other.at(address);
      if (place.isPresent()) {
        return place.get();
      }
      known.add(other.addresses());
    }
    throw new IllegalArgumentException(
        "there is no place '"
            + address
            + "' to run trials on; here are "
            + String.join("; ", known)
            + (known.size() > 1
                ? ""
                : "; local[2], spark://host:7077 and the like come with medl-spark and Spark on the"
                    + " class path"));
  }

  /** Makes places of the addresses that it knows; found by {@link ServiceLoader}. */
  interface ByAddress {
    /**
     * The place of an address.
     *
     * @param address which place
     * @return the place; empty if the address is of another kind
     */
    Optional<Place> at(String address);

    /**
     * The addresses that are known here.
     *
     * @return examples, for an error message
     */
    String addresses();
  }
}
