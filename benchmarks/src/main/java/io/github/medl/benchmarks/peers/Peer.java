package io.github.medl.benchmarks.peers;

/** A library that can do the work. */
interface Peer {
  /**
   * How many steps of training are compared before anything is timed. Few: ADAM makes steps of full
   * length from gradients that are nothing but rounding errors, which differ from library to
   * library.
   */
  int CHECKED_STEPS = 5;

  /** Work that is ready to be repeated. */
  interface Work extends AutoCloseable {
    /**
     * Does the work once.
     *
     * @return a number of the result, so that libraries can be compared: the cost before the step,
     *     or one element
     */
    double run();

    /** Does the work once without a look at the result, where that look would take its own time. */
    default void runUnread() {
      run();
    }

    /** Frees what {@link Peer#prepare} made outside of Java's memory. */
    @Override
    default void close() {}
  }

  /**
   * Makes the data and whatever else is not timed.
   *
   * @param task what is to be done
   * @return the work, from its beginning
   */
  default Work prepare(Task task) {
    if (task instanceof Kernel kernel) {
      return prepare(kernel);
    }
    return task instanceof AgentStep step ? prepare(step) : prepare((Workload) task);
  }

  /** Prepares a step of training or a product. */
  Work prepare(Workload workload);

  /** Prepares a single operation. */
  Work prepare(Kernel kernel);

  /** Prepares what an agent does to learn. */
  default Work prepare(AgentStep step) {
    throw new IllegalArgumentException(step.id() + " is compared with LibTorch alone");
  }

  /** The peer of this name. */
  static Peer named(String name) {
    return switch (name) {
      case "medl" -> new MedlPeer();
      case "libtorch" -> new LibTorchPeer();
      case "dl4j" -> new Dl4jPeer();
      default -> throw new IllegalArgumentException("no peer '" + name + "'");
    };
  }
}
