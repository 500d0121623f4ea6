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

  private Citation() {}

  /**
   * The version of this library.
   *
   * @return for example {@code 0.1.0}
   */
  public static String version() {
    try (InputStream in = Citation.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
            "medl %s, %s: %s. An independent companion to B. Liquet, S. Moka and Y. Nazarathy, %s, %s",
            version,
            About.label(id),
            title,
            BOOK_TITLE,
            "CRC Press, 2024, ")
        + BOOK_URL
        + ".";
  }

  /**
   * Two BibTeX entries: the figure as software, and the book.
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
          title        = {{medl} %s, %s: %s},
          howpublished = {Java library, an independent companion to \\cite{liquet2024mathematical}},
          note         = {Run with \\texttt{medl run %s}}
        }
        @book{liquet2024mathematical,
          title     = {%s},
          author    = {Liquet, Benoit and Moka, Sarat and Nazarathy, Yoni},
          publisher = {CRC Press},
          year      = {2024},
          url       = {%s}
        }
        """,
        id.replaceAll("[^A-Za-z0-9.-]", "-"),
        version,
        About.label(id),
        title.replaceAll("([&%$#_{}])", "\\\\$1"),
        id,
        BOOK_TITLE,
        BOOK_URL);
  }
}
