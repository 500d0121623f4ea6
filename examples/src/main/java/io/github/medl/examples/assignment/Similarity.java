package io.github.medl.examples.assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much two submissions have in common: Jaccard's share of the runs of eight tokens that occur
 * in both, where every name that is not of the language or of the files handed out is one and the
 * same token, as are all numbers. Runs of the files handed out do not count. It says where to look,
 * not who copied.
 *
 * @param first the name of one
 * @param second the name of another
 * @param share between 0 and 1
 */
record Similarity(String first, String second, double share) {
  private static final int RUN = 8;
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|(?<text>\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
              + "|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)|(?<number>\\d[\\w.]*)|(?<sign>\\S)",
          Pattern.DOTALL);

  /** All pairs, the most alike first. */
  static List<Similarity> of(List<Graded> all, Map<String, String> stub) {
    String handedOut = String.join("\n", stub.values());
    Set<String> known = names(handedOut);
    Set<String> common = runs(handedOut, known);
    Map<String, Set<String>> runs = new TreeMap<>();
    for (Graded one : all) {
      Set<String> own = new HashSet<>();
      one.files().values().forEach(text -> own.addAll(runs(text, known)));
      own.removeAll(common);
      runs.put(one.student(), own);
    }
    List<String> names = List.copyOf(runs.keySet());
    List<Similarity> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        double share = common(runs.get(names.get(i)), runs.get(names.get(j)));
        pairs.add(new Similarity(names.get(i), names.get(j), share));
      }
    }
    pairs.sort(Comparator.comparingDouble(Similarity::share).reversed());
    return pairs;
  }

  private static double common(Set<String> a, Set<String> b) {
    long both = a.stream().filter(b::contains).count();
    long either = a.size() + b.size() - both;
    return either == 0 ? 0 : (double) both / either;
  }

  private static Set<String> names(String text) {
    Set<String> names = new HashSet<>();
    TOKEN.matcher(text).results().forEach(token -> names.add(token.group()));
    return names;
  }

  private static Set<String> runs(String text, Set<String> known) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String name = matcher.group("name");
      if (name != null) {
        tokens.add(known.contains(name) || name.equals("for") || name.equals("while") ? name : "x");
      } else if (matcher.group("number") != null) {
        tokens.add("1");
      } else if (matcher.group("text") != null) {
        tokens.add("\"");
      } else if (matcher.group("sign") != null) {
        tokens.add(matcher.group("sign"));
      }
    }
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + RUN <= tokens.size(); i++) {
      runs.add(String.join(" ", tokens.subList(i, i + RUN)));
    }
    return runs;
  }
}
