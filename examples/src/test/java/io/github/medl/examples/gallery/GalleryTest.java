package io.github.medl.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.Fakes;
import io.github.medl.examples.figure.FigureContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

  private String page() throws IOException {
    try (OutputFolder out = OutputFolder.open(folder)) {
      for (var figure : Fakes.all().figures()) {
        FigureRun.compute(figure, FigureContext.quick()).write(out);
      }
      assertThat(Gallery.write(out, Fakes.all())).isEmpty();
    }
    return Files.readString(folder.resolve("index.html"));
  }

  private static List<Element> elements(Document page, String tag) {
    NodeList list = page.getElementsByTagName(tag);
    return java.util.stream.IntStream.range(0, list.getLength())
        .mapToObj(i -> (Element) list.item(i))
        .toList();
  }

  private static Document parse(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void isWellFormedAndEscapesEverything() throws Exception {
    String page = page();
    Document document = parse(page);
    assertThat(elements(document, "article").stream().map(e -> e.getAttribute("id")))
        .containsExactly("1.1", "1.2", "table-1.1", "2.1", "2.2");
    assertThat(elements(document, "script")).isEmpty();
    assertThat(elements(document, "b")).isEmpty();
    assertThat(elements(document, "h2").get(0).getTextContent())
        .isEqualTo("Figure 1.1Good & <b>bold</b> \"title\"");
  }

  @Test
  void needsNothingFromElsewhere() throws Exception {
    Document document = parse(page());
    for (Element image : elements(document, "img")) {
      assertThat(folder.resolve(image.getAttribute("src"))).exists();
      assertThat(image.getAttribute("alt")).isNotBlank();
    }
    for (Element link : elements(document, "a")) {
      String target = link.getAttribute("href");
      assertThat(target.startsWith("#") || Files.exists(folder.resolve(target)))
          .as(target)
          .isTrue();
    }
    assertThat(elements(document, "link")).isEmpty();
    assertThat(elements(document, "img")).hasSize(3);
  }

  @Test
  void saysWhatWasVerifiedAndWhatNot() throws Exception {
    Document document = parse(page());
    assertThat(
            elements(document, "article").stream()
                .map(a -> ((Element) a.getElementsByTagName("span").item(1)).getTextContent()))
        .containsExactly("verified", "failed", "failed", "failed", "unverified");
    assertThat(document.getDocumentElement().getTextContent())
        .contains("digits instead of mnist")
        .contains("put nowhere.csv into the data folder")
        .contains("a < b")
        .contains("@misc{medl-1.1");
  }

  @Test
  void earlierResultsStayAndCorruptOnesAreNamed() throws Exception {
    page();
    Files.writeString(folder.resolve("1.2/result.json"), "{\"id\": ");
    try (OutputFolder out = OutputFolder.open(folder)) {
      assertThat(Gallery.write(out, Fakes.all()))
          .singleElement()
          .asString()
          .contains("1.2")
          .contains("medl run 1.2");
    }
    Document document = parse(Files.readString(folder.resolve("index.html")));
    assertThat(elements(document, "article").stream().map(e -> e.getAttribute("id")))
        .containsExactly("1.1", "table-1.1", "2.1", "2.2");
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
