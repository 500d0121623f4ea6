package io.github.medl.examples.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** How to cite a figure, and the book that it comes from. */
public final class Citation {
  private static final String BOOK_TITLE = "Mathematical Engineering of Deep Learning";
  private static final String BOOK_URL = "https://deeplearningmath.org";
  private static final String URL = "https://github.com/medl/medl";
  private static final String AUTHOR = "the medl developers";

  private Citation() {}

  /**
   * The version of this library.
   *
   * @return for example {@code 0.1.0}
   */
  public static String version() {
    return built("version");
  }

  /** What the build wrote down, or an empty string where it did not know. */
  private static String built(String key) {
    try (InputStream in = Citation.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      String value = properties.getProperty(key, "");
      return value.startsWith("${") ? "" : value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The year of the version; the book's companions began in 2026. */
  private static String year() {
    String date = built("date");
    return date.length() < 4 ? "2026" : date.substring(0, 4);
  }

  /** For example {@code , commit 1a2b3c4}; nothing where the sources came without their history. */
  private static String commit() {
    String commit = built("commit");
    return commit.isEmpty() ? "" : ", commit " + commit;
  }

  /**
   * One sentence of plain text.
   *
   * @param id the id of the figure
   * @param title its title
   * @param version the version that computed it
   * @return the sentence
   */
  public static String plain(String id, String title, String version) {
    return String.format(
            Locale.ROOT,
            "medl %s, %s: %s. An independent companion to B. Liquet, S. Moka and Y. Nazarathy, %s,"
                + " %s",
            version,
            FigureId.label(id),
            title,
            BOOK_TITLE,
            "CRC Press, 2024, ")
        + BOOK_URL
        + ".";
  }

  /**
   * A reference in the style of the APA.
   *
   * @param id the id of the figure
   * @param title its title
   * @param version the version that computed it
   * @return one line
   */
  public static String apa(String id, String title, String version) {
    return String.format(
        Locale.ROOT,
        "The medl developers. (%s). %s: %s. In medl (Version %s%s) [Computer software]. %s",
        year(),
        FigureId.label(id),
        title,
        version,
        commit(),
        URL);
  }

  /**
   * Two BibTeX entries: the figure as software, and the book. Plain BibTeX and biber take both
   * without a warning, and none needs another.
   *
   * @param id the id of the figure
   * @param title its title
   * @param version the version that computed it
   * @return the entries
   */
  public static String bibtex(String id, String title, String version) {
    return String.format(
        Locale.ROOT,
        """
        @misc{medl-%s,
          author       = {{%s}},
          title        = {{%s: %s}},
          howpublished = {Java library medl, version %s%s},
          note         = {An independent companion to Liquet, Moka and Nazarathy (2024).
                          Run with \\texttt{medl run %s}},
          year         = {%s},
          url          = {%s}
        }
        @book{liquet2024mathematical,
          author    = {Liquet, Benoit and Moka, Sarat and Nazarathy, Yoni},
          title     = {%s},
          publisher = {CRC Press},
          year      = {2024},
          url       = {%s}
        }
        """,
        id.replaceAll("[^A-Za-z0-9.-]", "-"),
        AUTHOR,
        FigureId.label(id),
        title
            .replaceAll("([&%$#_{}])", "\\\\$1")
            .replace("~", "\\textasciitilde{}")
            .replace("^", "\\textasciicircum{}"),
        version,
        commit(),
        id,
        year(),
        URL,
        BOOK_TITLE,
        BOOK_URL);
  }
}
