package io.github.medl.examples.gallery;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Names of files that every system can hold, from the names of series. */
final class FileNames {
  private static final String GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
  private static final String[] NAMES = {
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
    "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
    "omega"
  };
  private static final int LONGEST = 60;

  private FileNames() {}

  /** {@code name} in lower-case letters, digits and hyphens, Greek letters spelled out. */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    for (char c : folded.toCharArray()) {
      int greek = GREEK.indexOf(c);
      if (greek >= 0) {
        plain.append(NAMES[greek]);
      } else if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.') {
        plain.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        plain.append('-');
      }
    }
    String tidy = plain.toString().replaceAll("-+", "-").replaceAll("^[-.]+|[-.]+$", "");
    tidy = tidy.substring(0, Math.min(LONGEST, tidy.length()));
    return tidy.isEmpty() ? "series" : tidy;
  }

  /** {@link #plain} with a number when that name is taken; adds the name to {@code used}. */
  static String unused(String name, Set<String> used) {
    String plain = plain(name);
    String candidate = plain;
    for (int i = 2; !used.add(candidate); i++) {
      candidate = plain + "-" + i;
    }
    return candidate;
  }
}
