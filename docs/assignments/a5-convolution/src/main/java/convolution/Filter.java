package convolution;

/** Filters of images: a kernel slides, and is not turned around. */
public final class Filter {
  private Filter() {}

  /** The image through a kernel, with stride, and zeros around. */
  public static double[][] apply(double[][] x, double[][] w, int stride, int padding) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part b is still to do");
    int rows = (x.length + 2 * padding - w.length) / stride + 1;
    int columns = (x[0].length + 2 * padding - w[0].length) / stride + 1;
    double[][] y = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        for (int i = 0; i < w.length; i++) {
          for (int j = 0; j < w[0].length; j++) {
            int row = r * stride + i - padding;
            int column = c * stride + j - padding;
            if (row >= 0 && row < x.length && column >= 0 && column < x[0].length) {
              y[r][c] += w[i][j] * x[row][column];
            }
          }
        }
      }
    }
    return y;
    // END SOLUTION
  }

  /** The derivatives by a kernel of some rows and columns, of those by the results. */
  public static double[][] byKernel(double[][] x, double[][] delta, int rows, int columns) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part c is still to do");
    double[][] g = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        for (int r = 0; r < delta.length; r++) {
          for (int c = 0; c < delta[0].length; c++) {
            g[i][j] += delta[r][c] * x[r + i][c + j];
          }
        }
      }
    }
    return g;
    // END SOLUTION
  }
}
