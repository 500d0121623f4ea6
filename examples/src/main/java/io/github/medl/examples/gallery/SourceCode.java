package io.github.medl.examples.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source of a figure as lines of HTML: comments, strings and the words of the language marked.
 *
 * @param lines each escaped and complete in itself
 * @param drawLine the number of the line where {@code draw} begins, or 1
 */
record SourceCode(List<String> lines, int drawLine) {
  static final String REPOSITORY = "https://github.com/medl/medl/blob/main/";
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*.*?\\*/)"
              + "|(?<string>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
              + "|(?<word>\\b[a-z]+\\b)",
          Pattern.DOTALL);
  private static final Set<String> WORDS =
      Set.of(
          ("abstract boolean break byte case catch char class continue default do double else enum"
                  + " extends false final finally float for if implements import instanceof int"
                  + " interface long new null package private protected public record return short"
                  + " static super switch this throw throws true try var void while yield")
              .split(" "));

  /** The source of a class, or empty where the jar has none. */
  static Optional<SourceCode> of(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".java")) {
      return in == null
          ? Optional.empty()
          : Optional.of(of(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  static SourceCode of(String source) {
    String text = source.replace("\r\n", "\n");
    StringBuilder html = new StringBuilder();
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (token.find()) {
      html.append(escaped(text.substring(end, token.start())));
      mark(html, token);
      end = token.end();
    }
    html.append(escaped(text.substring(end)));
    List<String> lines = new ArrayList<>(List.of(html.toString().split("\n")));
    int draw = 1;
    List<String> plain = text.lines().toList();
    for (int i = 0; i < plain.size() && draw == 1; i++) {
      if (plain.get(i).contains(" Outcome draw(")) {
        draw = i + 1;
      }
    }
    return new SourceCode(lines, draw);
  }

  /** Where the file is to be read in its history. */
  static String url(Class<?> type) {
    return REPOSITORY + "examples/src/main/java/" + type.getName().replace('.', '/') + ".java";
  }

  private static void mark(StringBuilder html, Matcher token) {
    String text = escaped(token.group());
    if (token.group("word") != null) {
      html.append(WORDS.contains(text) ? "<b>" + text + "</b>" : text);
      return;
    }
    String tag = token.group("comment") != null ? "i" : "em";
    // a mark ends with its line, so that each line is complete
    html.append('<').append(tag).append('>');
    html.append(text.replace("\n", "</" + tag + ">\n<" + tag + ">"));
    html.append("</").append(tag).append('>');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
