package io.github.medl.examples.chapter6;

import io.github.medl.tensor.Tensor;

/**
 * The full convolution of two matrices as the product of their discrete Fourier transforms. The
 * transforms are products with matrices of cosines and sines, slow and plain: an oracle.
 */
final class Fourier {
  private Fourier() {}

  /** A complex matrix. */
  private record Complex(Tensor re, Tensor im) {
    Complex matmul(Complex b) {
      return new Complex(
          re.matmul(b.re).sub(im.matmul(b.im)), re.matmul(b.im).add(im.matmul(b.re)));
    }

    Complex mul(Complex b) {
      return new Complex(re.mul(b.re).sub(im.mul(b.im)), re.mul(b.im).add(im.mul(b.re)));
    }
  }

  static Tensor convolve(Tensor x, Tensor w) {
    int rows = x.dim(0) + w.dim(0) - 1;
    int columns = x.dim(1) + w.dim(1) - 1;
    Complex product = transform(x, rows, columns).mul(transform(w, rows, columns));
    Complex back = wave(rows, rows, 1).matmul(product).matmul(wave(columns, columns, 1));
    return back.re().div((double) rows * columns);
  }

  /** The transform of a matrix with zeros after it, of size (rows, columns). */
  private static Complex transform(Tensor x, int rows, int columns) {
    Complex real = new Complex(x, Tensor.zeros(x.shape()));
    Complex down = wave(rows, x.dim(0), -1).matmul(real);
    Complex across = wave(columns, x.dim(1), -1);
    return down.matmul(new Complex(across.re().transpose(), across.im().transpose()));
  }

  /** exp(sign 2πi jk/n), j = 0..n-1, k = 0..m-1; jk is reduced modulo n before it is an angle. */
  private static Complex wave(int n, int m, int sign) {
    Tensor angle =
        Tensor.generate(e -> sign * 2 * Math.PI * ((long) (e / m) * (e % m) % n) / n, n, m);
    return new Complex(angle.cos(), angle.sin());
  }
}
