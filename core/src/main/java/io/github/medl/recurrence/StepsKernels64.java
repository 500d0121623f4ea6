package io.github.medl.recurrence;

import io.github.medl.engine.Product;
import io.github.medl.engine.Products;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * The steps of some rows, one after the other, and back. The rows are first, first + 1, ...; arrays
 * of a step hold these rows alone, arrays of results hold all rows and steps.
 */
abstract class StepsKernels64 {
  final Span span;
  final int first;
  final int rows;
  final int m;

  StepsKernels64(Span span, int first, int m) {
    this.span = span;
    this.first = first;
    this.rows = LoopKernels64.rowsFrom(first, span);
    this.m = m;
  }

  /** Fills the results from the operands and keeps what the way back needs. */
  abstract void forward(double[][] in, double[][] out);

  /** Fills the adjoints of z and of the first states, and the working arrays. */
  abstract void backward(double[][] in, double[][] bars, double[][] work, double[][] to);

  /** Whether a row of this block has a time. */
  final boolean has(int row, int time) {
    return span.has(first + row, time);
  }

  /** Where the numbers of a row and time begin in an array (n, T, width). */
  final int at(int row, int time, int width) {
    return ((first + row) * span.steps() + time) * width;
  }

  /** A B for the rows of this block; B has so many columns. */
  final void product(double[] a, int inner, double[] b, int columns, double[] c) {
    Products.multiply(Product.of(rows, columns, inner), a, b, c);
  }

  /** A Bᵀ for the rows of this block; Bᵀ has so many columns. */
  final void productTransposed(double[] a, int inner, double[] b, int columns, double[] c) {
    Products.multiply(Product.of(rows, columns, inner).transposed(false, true), a, b, c);
  }

  static double[] sigmoid(double[] x) {
    return Storage.doubles(Tensor.wrap(x).sigmoid());
  }

  static double[] tanh(double[] x) {
    return Storage.doubles(Tensor.wrap(x).tanh());
  }

  /** The rows of this block out of a state of all rows. */
  final double[] ownRows(double[] state) {
    double[] own = new double[rows * m];
    System.arraycopy(state, first * m, own, 0, own.length);
    return own;
  }

  /** The rows of this block of an adjoint that may be null for zero. */
  final double[] ownRowsOrZeros(double[] state) {
    return state == null ? new double[rows * m] : ownRows(state);
  }

  final void putRows(double[] own, double[] state) {
    System.arraycopy(own, 0, state, first * m, own.length);
  }

  /** Adds the adjoint of the outputs at a time to that of the state, for the rows that have it. */
  final void addOutputs(double[] bar, int time, double[] dh) {
    if (bar == null) {
      return;
    }
    double[] step = new double[rows * m];
    getStep(bar, m, time, step);
    add(dh, step);
  }

  /** The numbers of a step (rows, width) out of an array of all steps; 0 for rows without it. */
  final void getStep(double[] all, int width, int time, double[] step) {
    for (int row = 0; row < rows; row++) {
      if (has(row, time)) {
        System.arraycopy(all, at(row, time, width), step, row * width, width);
      }
    }
    clearRowsWithout(time, width, step);
  }

  /** Puts the numbers of a step (rows, width) into an array of all steps, for rows that have it. */
  final void putStep(double[] step, int width, int time, double[] all) {
    for (int row = 0; row < rows; row++) {
      if (has(row, time)) {
        System.arraycopy(step, row * width, all, at(row, time, width), width);
      }
    }
  }

  /** Some of the columns of a step (rows, columns) out of an array of all steps, as they stand. */
  final void getPart(double[] all, int width, int time, int from, int columns, double[] part) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(all, at(row, time, width) + from, part, row * columns, columns);
    }
  }

  /** Puts some of the columns of a step into an array of all steps, for rows that have it. */
  final void putPart(double[] part, int columns, int time, int from, int width, double[] all) {
    for (int row = 0; row < rows; row++) {
      if (has(row, time)) {
        System.arraycopy(part, row * columns, all, at(row, time, width) + from, columns);
      }
    }
  }

  /** One of the blocks of columns. */
  final void takeBlock(double[] all, int block, int blocks, double[] part) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(all, (row * blocks + block) * m, part, row * m, m);
    }
  }

  /** Puts one of the blocks of columns in its place. */
  final void putBlock(double[] part, int block, int blocks, double[] all) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(part, row * m, all, (row * blocks + block) * m, m);
    }
  }

  /** Replaces the rows of a state that have a time. */
  final void takeRowsWith(int time, double[] x, double[] state) {
    for (int row = 0; row < rows; row++) {
      if (has(row, time)) {
        System.arraycopy(x, row * m, state, row * m, m);
      }
    }
  }

  /** Adds x to a state in the rows that have a time. */
  final void addRowsWith(int time, double[] x, double[] state) {
    clearRowsWithout(time, m, x);
    add(state, x);
  }

  /** Where a row has no such time, the state after it is that before. */
  final void keepRowsWithout(int time, double[] before, double[] after) {
    for (int row = 0; row < rows; row++) {
      if (!has(row, time)) {
        System.arraycopy(before, row * m, after, row * m, m);
      }
    }
  }

  /** Rows (rows, width) that have no such time become 0. */
  final void clearRowsWithout(int time, int width, double[] x) {
    for (int row = 0; row < rows; row++) {
      if (!has(row, time)) {
        Arrays.fill(x, row * width, (row + 1) * width, 0);
      }
    }
  }

  /** x += y. */
  static void add(double[] x, double[] y) {
    for (int j = 0; j < x.length; j++) {
      x[j] += y[j];
    }
  }

  /** y = a b, number by number. */
  static void multiply(double[] a, double[] b, double[] y) {
    for (int j = 0; j < y.length; j++) {
      y[j] = a[j] * b[j];
    }
  }
}
