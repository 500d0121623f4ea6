package io.github.medl.networks;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How weights that others have published become those of a network: a line for each tensor of the
 * network says which of theirs it is made of, and how. Where {@link Transfer} finds equal names, a
 * table is for other names and other layouts.
 *
 * <pre>{@code
 * WeightTable table =
 *     new WeightTable()
 *         .line("layers.0.weight", Tensor::transpose, "fc1.weight")
 *         .line("layers.0.bias", "fc1.bias")
 *         .without(name -> name.endsWith("num_batches_tracked"));
 * Sequential network = table.load(Safetensors.read(file).tensors(), like).network();
 * }</pre>
 */
public final class WeightTable {
  private record Line(String target, List<String> sources, Function<List<Tensor>, Tensor> how) {}

  /**
   * A network with the weights that were given.
   *
   * @param <M> the kind of network
   * @param network the network
   * @param leftOver the names given that no line asked for, but for those declared to be no weights
   */
  public record Loaded<M extends Network>(M network, List<String> leftOver) {}

  private final List<Line> lines;
  private final Predicate<String> ignored;

  /** A table without lines. */
  public WeightTable() {
    this(List.of(), name -> false);
  }

  private WeightTable(List<Line> lines, Predicate<String> ignored) {
    this.lines = lines;
    this.ignored = ignored;
  }

  /**
   * The table with a line for a tensor that is one of theirs as it stands.
   *
   * @param target its name in the network
   * @param source its name in the file
   * @return the longer table
   */
  public WeightTable line(String target, String source) {
    return line(target, UnaryOperator.identity(), source);
  }

  /**
   * The table with a line for a tensor that is made of one of theirs.
   *
   * @param target its name in the network
   * @param how makes it, such as {@code Tensor::transpose}
   * @param source the name in the file
   * @return the longer table
   */
  public WeightTable line(String target, UnaryOperator<Tensor> how, String source) {
    return lineOfAll(target, tensors -> how.apply(tensors.get(0)), source);
  }

  /**
   * The table with a line for a tensor that is made of several of theirs.
   *
   * @param target its name in the network
   * @param how makes it of them, in the order of the names
   * @param sources the names in the file
   * @return the longer table
   */
  public WeightTable lineOfAll(
      String target, Function<List<Tensor>, Tensor> how, String... sources) {
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(target, List.of(sources), how));
    return new WeightTable(List.copyOf(more), ignored);
  }

  /**
   * The table with all lines of another.
   *
   * @param other a table for other parts of the network
   * @return both
   */
  public WeightTable with(WeightTable other) {
    List<Line> more = new ArrayList<>(lines);
    more.addAll(other.lines);
    return new WeightTable(List.copyOf(more), ignored.or(other.ignored));
  }

  /**
   * The table that passes over names that are no weights, such as a mask or a counter.
   *
   * @param isNoWeight which
   * @return the table
   */
  public WeightTable without(Predicate<String> isNoWeight) {
    return new WeightTable(lines, ignored.or(isNoWeight));
  }

  /**
   * Takes the weights over; numbers are brought to the format of the network first.
   *
   * @param <M> the kind of network
   * @param source tensors by name, as a file gives them
   * @param like a network of the right make, whatever its values
   * @return another network, and the names that were left over
   * @throws IllegalArgumentException if a tensor is missing or has another shape, or one of the
   *     network has no line; it says all that is wrong, with the names on both sides
   */
  public <M extends Network> Loaded<M> load(Map<String, Tensor> source, M like) {
    Map<String, Tensor> present = Networks.tensors(like);
    Map<String, Tensor> found = new LinkedHashMap<>();
    Set<String> leftOver = new LinkedHashSet<>(source.keySet());
    List<String> wrong = new ArrayList<>();
    for (Line line : lines) {
      leftOver.removeAll(line.sources);
      Tensor place = present.get(line.target);
      List<String> missing = line.sources.stream().filter(s -> !source.containsKey(s)).toList();
      if (place == null) {
        wrong.add("the network has no " + line.target);
      } else if (!missing.isEmpty()) {
        wrong.add(
            String.join(", ", missing)
                + (missing.size() == 1 ? " is" : " are")
                + " missing for "
                + line.target);
      } else {
        take(line, source, place, found, wrong);
      }
    }
    for (String name : present.keySet()) {
      if (lines.stream().noneMatch(line -> line.target.equals(name))) {
        wrong.add("no line says what " + name + " is made of");
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "the weights do not fit the network: " + String.join("; ", wrong));
    }
    leftOver.removeIf(ignored);
    return new Loaded<>(Networks.with(like, found), List.copyOf(leftOver));
  }

  private static void take(
      Line line,
      Map<String, Tensor> source,
      @Nullable Tensor place,
      Map<String, Tensor> found,
      List<String> wrong) {
    String shapes =
        String.join(
            ", ", line.sources.stream().map(s -> s + " " + source.get(s).shapeText()).toList());
    Tensor made;
    try {
      made =
          line.how.apply(
              line.sources.stream().map(s -> source.get(s).cast(place.dtype())).toList());
    } catch (IllegalArgumentException e) {
      wrong.add(
          String.format(
              Locale.ROOT, "%s cannot become %s: %s", shapes, line.target, e.getMessage()));
      return;
    }
    if (Arrays.equals(made.shape(), place.shape())) {
      found.put(line.target, made);
    } else {
      wrong.add(
          String.format(
              Locale.ROOT,
              "%s becomes %s, but %s is %s",
              shapes,
              made.shapeText(),
              line.target,
              place.shapeText()));
    }
  }
}
