package io.github.medl.cnn.architecture;

import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A described network. What it tells costs nothing; the network itself is made on request.
 *
 * <pre>{@code
 * Architecture vgg = Architectures.vgg19();
 * vgg.parameters();                       // 143667240, and no megabyte of memory
 * System.out.println(vgg);                // a line a layer
 * }</pre>
 *
 * @param name what it is called
 * @param input the size of its image
 * @param plan what follows what
 */
public record Architecture(String name, Size input, Plan plan) {
  private Point start() {
    return new Point(input, Field.PIXEL);
  }

  /**
   * Its layers that have parameters or change the size, in order; of branches one after the other.
   *
   * @return a row for each
   */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    plan.walk(start(), rows::add);
    return List.copyOf(rows);
  }

  /**
   * The size of its result.
   *
   * @return a vector, usually
   */
  public Size output() {
    return plan.walk(start(), row -> {}).size();
  }

  /**
   * How many numbers are learned.
   *
   * @return weights, biases, and scales and shifts of normalisations
   */
  public long parameters() {
    return rows().stream().mapToLong(Row::parameters).sum();
  }

  /**
   * How many multiplications with an addition one image takes.
   *
   * @return those of convolutions and dense layers
   */
  public long macs() {
    return rows().stream().mapToLong(Row::macs).sum();
  }

  /**
   * The last receptive field that is not the whole image.
   *
   * @return the field; that of a pixel if there is none
   */
  public Field field() {
    return rows().stream()
        .map(Row::field)
        .<Field>mapMulti(
            (field, next) -> {
              if (field != null) {
                next.accept(field);
              }
            })
        .reduce(Field.PIXEL, (a, b) -> b);
  }

  /**
   * The network itself, with all its weights.
   *
   * @param initialisation the first weights, which also say the number format
   * @return a layer (n, channels, rows, columns) → (n, output)
   */
  public Layer network(Initialisation initialisation) {
    return plan.layer(start(), initialisation);
  }

  /** A table with a line a layer and the sums. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(name).append(", input ").append(input).append(System.lineSeparator());
    for (Row row : rows()) {
      line(text, row.name() + ": " + row.text(), row.output().toString(), row, row.field());
    }
    Row all = new Row("all", "", "", output(), parameters(), macs(), null);
    line(text, "all", all.output().toString(), all, null);
    return text.toString();
  }

  private static void line(
      StringBuilder text, String what, String output, Row row, @Nullable Field field) {
    String sees = field == null ? "" : "sees " + field.size();
    text.append(
            String.format(
                    Locale.ROOT,
                    "%-58s %12s %,13d %,16d  %s",
                    what,
                    output,
                    row.parameters(),
                    row.macs(),
                    sees)
                .stripTrailing())
        .append(System.lineSeparator());
  }
}
