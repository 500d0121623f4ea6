package io.github.medl.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.examples.Fakes;
import io.github.medl.examples.figure.FigureContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class GalleryTest {
  @TempDir Path folder;

  private Document index() throws Exception {
    return page(FigurePage.NAME);
  }

  private Document page(String name) throws Exception {
    try (OutputFolder out = OutputFolder.open(folder)) {
      for (var figure : Fakes.all().figures()) {
        FigureRun.compute(figure, FigureContext.quick()).write(out);
      }
      assertThat(Gallery.write(out, Fakes.all())).isEmpty();
    }
    return parse(folder.resolve(name));
  }

  private static List<Element> elements(Document page, String tag) {
    NodeList list = page.getElementsByTagName(tag);
    return java.util.stream.IntStream.range(0, list.getLength())
        .mapToObj(i -> (Element) list.item(i))
        .toList();
  }

  private static Document parse(Path page) throws Exception {
    String html = Files.readString(page).replace("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> cards(Document index) {
    return elements(index, "li").stream()
        .map(card -> card.getAttribute("id"))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  @Test
  void everyFigureHasACardAndAPage() throws Exception {
    Document index = index();
    assertThat(cards(index)).containsExactly("1.1", "1.2", "table-1.1", "2.1", "2.2");
    assertThat(elements(index, "h2").stream().map(Element::getTextContent))
        .containsExactly("1Introduction", "2Principles of Machine Learning");
    for (String id : cards(index)) {
      assertThat(parse(folder.resolve(id).resolve(FigurePage.NAME)).getElementsByTagName("h1"))
          .isNotNull();
    }
  }

  @Test
  void pagesAreWellFormedAndEscapeEverything() throws Exception {
    for (String name : List.of("index.html", "1.1/index.html")) {
      Document page = page(name);
      assertThat(elements(page, "script")).as(name).singleElement();
      assertThat(elements(page, "b")).as(name).isEmpty();
      assertThat(page.getDocumentElement().getTextContent())
          .contains("Good & <b>bold</b> \"title\"");
    }
  }

  @Test
  void needsNothingFromElsewhere() throws Exception {
    index();
    for (String name : List.of("index.html", "1.1/index.html", "1.2/index.html")) {
      Document page = parse(folder.resolve(name));
      Path at = folder.resolve(name).getParent();
      for (Element image : elements(page, "img")) {
        assertThat(at.resolve(image.getAttribute("src"))).exists();
        assertThat(image.getAttribute("width")).as("room for it").matches("\\d+");
        assertThat(image.getAttribute("height")).matches("\\d+");
      }
      for (Element element : elements(page, "script")) {
        assertThat(at.resolve(element.getAttribute("src"))).exists();
      }
      for (Element link : elements(page, "a")) {
        String target = link.getAttribute("href").replaceAll("#.*", "");
        assertThat(target.isEmpty() || Files.exists(at.resolve(target))).as(target).isTrue();
      }
    }
  }

  @Test
  void saysWhatWasVerifiedAndOnWhatItStands() throws Exception {
    Document index = index();
    assertThat(
            elements(index, "li").stream()
                .filter(card -> card.hasAttribute("data-status"))
                .map(c -> c.getAttribute("data-status") + " " + c.getAttribute("data-evidence")))
        .containsExactly(
            "verified book", "failed theory", "failed ", "failed ", "unverified theory");
    assertThat(text("2.2")).contains("digits instead of mnist");
    assertThat(text("table-1.1")).contains("put nowhere.csv into the data folder");
    assertThat(text("1.1"))
        .contains(
            "a < b", "@misc{medl-1.1", "[Computer software]", "./medl run 1.1", "0.333 ± 0.001");
  }

  private String text(String id) throws Exception {
    return parse(folder.resolve(id).resolve(FigurePage.NAME)).getDocumentElement().getTextContent();
  }

  @Test
  void aSiteHoldsWhatItsPagesShowAndTheDocumentation(@TempDir Path site) throws Exception {
    index();
    Files.writeString(folder.resolve("1.1/private.txt"), "mine");
    Path api = Files.createDirectories(folder.resolve("api of java"));
    Files.writeString(api.resolve("index.html"), "<html/>");
    Path docs = Files.createDirectories(folder.resolve("docs of all"));
    Files.writeString(
        docs.resolve("start.md"),
        """
        # Start & go

        See [the other](other.md#place), [a folder](../core/src), [medl](https://github.com/medl).

        | θ | L |
        |---|---|
        | 1 | <b>2</b> |

        ![A picture](images/one.png)

        ```java
        int theta = 1; // α
        ```
        """);
    Files.writeString(
        docs.resolve("other.md"), "# Another\n\n## Place\n\n![A picture](images/one.png)");
    Files.writeString(docs.resolve("agents.md"), "# Agents, chapter 8.4");
    Files.writeString(docs.resolve("lines.md"), "# Lines, chapters 2 and 3");
    Files.createDirectories(docs.resolve("images"));
    Files.copy(folder.resolve("1.1/figure.png"), docs.resolve("images/one.png"));
    assertThat(Site.write(folder, site, docs, api, Fakes.all())).isEmpty();
    Document guide = parse(site.resolve("guides/start.html"));
    assertThat(elements(guide, "h1").get(0).getTextContent()).isEqualTo("Start & go");
    assertThat(elements(guide, "a").stream().map(a -> a.getAttribute("href")))
        .contains("other.html#place", "https://github.com/medl")
        .anyMatch(href -> href.startsWith("https://") && href.endsWith("/core/src"));
    assertThat(elements(guide, "td").get(1).getTextContent()).isEqualTo("<b>2</b>");
    assertThat(elements(guide, "i").get(0).getTextContent()).isEqualTo("// α");
    assertThat(site.resolve("guides/one.png")).exists();
    assertThat(elements(parse(site.resolve("guides/other.html")), "h2").get(0).getAttribute("id"))
        .isEqualTo("place");
    assertThat(
            elements(parse(site.resolve("index.html")), "a").stream()
                .map(a -> a.getAttribute("href")))
        .containsSubsequence(
            "guides/start.html", "guides/lines.html", "guides/agents.html", "guides/other.html");
    assertThat(site.resolve("1.1/private.txt")).doesNotExist();
    assertThat(site.resolve("1.1/figure.svg"))
        .hasSameBinaryContentAs(folder.resolve("1.1/figure.svg"));
    assertThat(elements(parse(site.resolve("index.html")), "a"))
        .anyMatch(a -> a.getAttribute("href").equals("api/index.html"));
    assertThat(site.resolve("api/index.html")).exists();
    assertThatThrownBy(() -> Site.write(api, site, docs, api, Fakes.all()))
        .hasMessageContaining("medl run --all");
  }

  @Test
  void neighboursLeadFromFirstToLast() throws Exception {
    index();
    assertThat(elements(parse(folder.resolve("1.2/index.html")), "a"))
        .anyMatch(
            a -> a.getAttribute("rel").equals("prev") && a.getAttribute("href").contains("1.1"))
        .anyMatch(
            a ->
                a.getAttribute("rel").equals("next")
                    && a.getAttribute("href").contains("table-1.1"));
  }

  @Test
  void earlierResultsStayAndCorruptOnesAreNamed() throws Exception {
    index();
    Files.writeString(folder.resolve("1.2/result.json"), "{\"id\": ");
    try (OutputFolder out = OutputFolder.open(folder)) {
      assertThat(Gallery.write(out, Fakes.all()))
          .singleElement()
          .asString()
          .contains("1.2")
          .contains("medl run 1.2");
    }
    assertThat(cards(parse(folder.resolve("index.html"))))
        .containsExactly("1.1", "table-1.1", "2.1", "2.2");
  }

  @Test
  void codeIsShownLineByLineAndEscaped() {
    SourceCode code =
        SourceCode.of("/* a\n b */\nclass A { // <c>\n  public Outcome draw() { \"x<\"; }\n}\n");
    assertThat(code.lines())
        .containsExactly(
            "<i>/* a</i>",
            "<i> b */</i>",
            "<b>class</b> A { <i>// &lt;c&gt;</i>",
            "  <b>public</b> Outcome draw() { <em>\"x&lt;\"</em>; }",
            "}");
    assertThat(code.drawLine()).isEqualTo(4);
  }

  @Test
  void numbersAreShortForPeople() {
    assertThat(Numbers.format(0.5341923827912796)).isEqualTo("0.5341923828");
    assertThat(Numbers.format(713)).isEqualTo("713");
    assertThat(Numbers.format(-1e-32)).isEqualTo("-1e-32");
    assertThat(Numbers.format(1.5e12)).isEqualTo("1.5e12");
    assertThat(Numbers.format(Double.NaN)).isEqualTo("NaN");
    assertThat(Numbers.format(0)).isEqualTo("0");
    assertThat(Numbers.brief(0.005341)).isEqualTo("0.0053");
  }

  @Test
  void namesOfFilesArePlain() {
    assertThat(FileNames.plain("γ=1, α₀=0.005")).isEqualTo("gamma-1-alpha0-0.005");
    assertThat(FileNames.plain("../../etc/passwd")).isEqualTo("etc-passwd");
    assertThat(FileNames.plain("")).isEqualTo("series");
    assertThat(FileNames.plain("é")).isEqualTo("e");
    var used = new java.util.HashSet<String>();
    assertThat(FileNames.unused("a", used)).isEqualTo("a");
    assertThat(FileNames.unused("A", used)).isEqualTo("a-2");
  }
}
