package io.github.medl.networks;

/** Says in which part of a network a computation failed, and why. */
public final class LayerException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  // Needed only while the exception travels out of the network, so not part of its serial form.
  private final transient Network within;
  private final transient String path;
  private final transient String type;
  private final transient String problem;

  private LayerException(
      Network within, String path, String type, String problem, Throwable cause) {
    super((path.isEmpty() ? type : path + " (" + type + ")") + ": " + problem, cause);
    this.within = within;
    this.path = path;
    this.type = type;
    this.problem = problem;
  }

  /** A failure of a layer, whose name nobody knows yet. */
  static LayerException of(Network layer, IllegalArgumentException cause) {
    String type = layer.getClass().isSynthetic() ? "layer" : layer.getClass().getSimpleName();
    return new LayerException(layer, "", type, cause.getMessage(), cause);
  }

  /** The same failure, seen from the layer around it, which knows the name. */
  LayerException within(Network outer) {
    String name = Structure.nameOf(within, outer);
    String longer =
        name == null || name.isEmpty() ? path : path.isEmpty() ? name : name + "." + path;
    return new LayerException(outer, longer, type, problem, getCause());
  }

  /**
   * Where it failed, seen from the outermost part that was applied.
   *
   * @return the name, such as {@code layers.2}; empty if that part itself failed
   */
  public String path() {
    return path;
  }
}
