package io.github.medl.cnn.architecture;

import io.github.medl.tensor.Along;

/**
 * What one number of a map sees of the image, along its rows.
 *
 * @param size r, how many rows of the image it depends on
 * @param jump j, how far apart in the image the fields of neighbours are
 * @param centre c, where in the image the centre of the first field lies, row 0 at 0
 */
public record Field(int size, int jump, double centre) {
  /** Of a pixel itself. */
  public static final Field PIXEL = new Field(1, 1, 0);

  /**
   * Behind one more window: r + d (K - 1) j, j s, c + (d (K - 1)/2 - p) j.
   *
   * @param places K, the rows of the window
   * @param along its steps
   * @return the field of a number behind it
   */
  public Field through(int places, Along along) {
    int reach = along.span(places) - 1;
    return new Field(
        size + reach * jump, jump * along.stride(), centre + (reach / 2.0 - along.before()) * jump);
  }
}
