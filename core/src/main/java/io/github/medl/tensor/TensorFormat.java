package io.github.medl.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleFunction;

/**
 * Writes tensors as NumPy prints arrays: at most eight decimals, columns aligned at the point,
 * scientific notation when the sizes ask for it, and an ellipsis in the middle of long axes.
 */
final class TensorFormat {
  private static final int PRECISION = 8;
  private static final int THRESHOLD = 1000;
  private static final int EDGE = 3;
  private static final int LINE = 75;

  private final Tensor x;
  private final boolean summarised;
  private final DoubleFunction<String> element;
  private final StringBuilder out = new StringBuilder();

  private TensorFormat(Tensor x) {
    this.x = x;
    this.summarised = x.size() > THRESHOLD;
    this.element = elementFormat();
  }

  static String format(Tensor x) {
    if (x.rank() == 0) {
      double v = x.flat(0);
      return x.dtype == DType.FLOAT32 ? Float.toString((float) v) : Double.toString(v);
    }
    if (x.size() == 0) {
      return "[]";
    }
    TensorFormat format = new TensorFormat(x);
    format.axis(0, 0);
    return format.out.toString();
  }

  private void axis(int axis, int offset) {
    int n = x.shape[axis];
    boolean last = axis == x.rank() - 1;
    int stride = Shapes.size(x.shape, axis + 1, x.rank());
    boolean cut = summarised && n > 2 * EDGE;
    out.append('[');
    int column = axis + 1;
    for (int i = 0; i < n; i++) {
      if (cut && i == EDGE) {
        out.append(last ? " ..." : separator(axis) + "...");
        column += 4;
        i = n - EDGE;
      }
      if (last) {
        String text = element.apply(x.flat(offset + i));
        if (i > 0 && column + text.length() + 1 > LINE) {
          out.append('\n').append(" ".repeat(axis + 1));
          column = axis + 1;
        } else if (i > 0) {
          out.append(' ');
          column++;
        }
        out.append(text);
        column += text.length();
      } else {
        out.append(i == 0 ? "" : separator(axis));
        axis(axis + 1, offset + i * stride);
      }
    }
    out.append(']');
  }

  private String separator(int axis) {
    return "\n".repeat(x.rank() - 1 - axis) + " ".repeat(axis + 1);
  }

  /** One format for all elements, so that the columns align. */
  private DoubleFunction<String> elementFormat() {
    double max = 0;
    double min = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.size(); i++) {
      double a = Math.abs(x.flat(i));
      if (Double.isFinite(a) && a != 0) {
        max = Math.max(max, a);
        min = Math.min(min, a);
      }
    }
    boolean scientific =
        max >= 1e8 || (max > 0 && (min < 1e-4 || max / min > 1e3 * 1e0 && min < 1e-4));
    DoubleFunction<String> plain = scientific ? this::scientific : this::positional;
    int left = 0;
    int right = 0;
    for (int i = 0; i < x.size(); i++) {
      String s = plain.apply(x.flat(i));
      int point = s.indexOf('.');
      left = Math.max(left, point < 0 ? s.length() : point);
      right = Math.max(right, point < 0 ? 0 : s.length() - point);
    }
    int l = left;
    int r = right;
    boolean zeros = scientific;
    return v -> {
      String s = plain.apply(v);
      int point = s.indexOf('.');
      if (point < 0) { // nan or inf: right-aligned over the whole width
        return " ".repeat(Math.max(0, l + r - s.length())) + s;
      }
      String padding = " ".repeat(Math.max(0, r - (s.length() - point)));
      if (zeros && !padding.isEmpty()) {
        int e = s.indexOf('e');
        s = s.substring(0, e) + "0".repeat(padding.length()) + s.substring(e);
        padding = "";
      }
      return " ".repeat(l - point) + s + padding;
    };
  }

  private BigDecimal shortest(double v) {
    return new BigDecimal(
        x.dtype == DType.FLOAT32 ? Float.toString((float) v) : Double.toString(v));
  }

  private String positional(double v) {
    if (!Double.isFinite(v)) {
      return special(v);
    }
    BigDecimal d = shortest(v).setScale(PRECISION, RoundingMode.HALF_EVEN).stripTrailingZeros();
    String s = d.setScale(Math.max(d.scale(), 0)).toPlainString();
    s = d.signum() == 0 ? "0" : s;
    return (1 / v < 0 && d.signum() == 0 ? "-" : "") + (s.indexOf('.') < 0 ? s + "." : s);
  }

  private String scientific(double v) {
    if (!Double.isFinite(v)) {
      return special(v);
    }
    if (v == 0) {
      return "0.e+00";
    }
    BigDecimal d = shortest(v).round(new MathContext(PRECISION + 1, RoundingMode.HALF_EVEN));
    int exponent = d.precision() - d.scale() - 1;
    BigDecimal mantissa = d.movePointLeft(exponent).stripTrailingZeros();
    String m = mantissa.setScale(Math.max(mantissa.scale(), 0)).toPlainString();
    return (m.indexOf('.') < 0 ? m + "." : m)
        + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String special(double v) {
    return Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
  }
}
