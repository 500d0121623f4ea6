package io.github.medl.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.examples.Fakes;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Setting;
import io.github.medl.examples.figure.Settings;
import io.github.medl.examples.figure.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultJsonTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeOne() throws IOException {
    write(new Fakes.Figure1_1());
    file = folder.resolve("1.1/result.json");
  }

  private Result write(Figure figure) throws IOException {
    try (OutputFolder out = OutputFolder.open(folder)) {
      return FigureRun.compute(figure, FigureContext.quick()).write(out);
    }
  }

  @Test
  void hasTheFieldsOfTheDesign() throws IOException {
    Map<String, Object> json = JSON.std.mapFrom(Files.readString(file));
    assertThat(json)
        .containsEntry("id", "1.1")
        .containsEntry("title", "Good & <b>bold</b> \"title\"")
        .containsEntry("kind", "seeded")
        .containsEntry("status", "verified")
        .containsEntry("seed", 101)
        .containsKeys("version", "seconds", "values");
    assertThat(json.get("data"))
        .isEqualTo(List.of(Map.of("name", "toy", "origin", "embedded", "sha256", "ab".repeat(32))));
    assertThat(json.get("checks"))
        .isEqualTo(
            List.of(
                Map.of(
                    "name",
                    "x <= y",
                    "relation",
                    "=",
                    "reference",
                    0.333,
                    "source",
                    "printed",
                    "ours",
                    1 / 3.0,
                    "tolerance",
                    1e-3,
                    "ok",
                    true)));
    assertThat(json.get("values")).isEqualTo(Map.of("H", List.of(1.0, 0.1, 1e-300), "nan", "NaN"));
  }

  @Test
  void aSeedThatIsNotThereIsNull() throws IOException {
    write(new Fakes.Figure1_2());
    Map<String, Object> json =
        JSON.std.mapFrom(Files.readString(folder.resolve("1.2/result.json")));
    assertThat(json).containsEntry("seed", null).containsEntry("status", "failed");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Result result = ResultJson.read(file);
    assertThat(result.checks().get(0).ours()).isEqualTo(1 / 3.0);
    assertThat(result.files())
        .containsExactly(
            "figure.png", "figure.svg", "film.gif", "sample.csv", "theta-line.csv", "thumb.jpg");
    Path copy = folder.resolve("copy.json");
    ResultJson.write(result, copy);
    assertThat(copy).hasSameTextualContentAs(file);
  }

  @Test
  void parametersStandInTheFileWithTheBooksValues() throws IOException {
    Fakes.Figure3_1 figure = new Fakes.Figure3_1();
    Settings settings = Settings.of(figure.about(), Map.of("alpha", "0.004", "flip", "off"));
    try (OutputFolder out = OutputFolder.open(folder)) {
      FigureRun.compute(figure, FigureContext.quick().with(settings)).write(out);
    }
    Path explored = folder.resolve("3.1/result.json");
    Map<?, ?> parameters =
        (Map<?, ?>) JSON.std.mapFrom(Files.readString(explored)).get("parameters");
    assertThat(parameters.get("alpha")).isEqualTo(Map.of("value", 0.004, "book", 0.005));
    assertThat(parameters.get("steps")).isEqualTo(Map.of("value", 10, "book", 10));
    assertThat(parameters.get("flip")).isEqualTo(Map.of("value", false, "book", true));
    assertThat(parameters.get("kernel"))
        .isEqualTo(
            Map.of(
                "value", List.of(List.of(0.0, 1.0), List.of(-1.0, 0.5)),
                "book", List.of(List.of(0.0, 1.0), List.of(-1.0, 0.5))));
    Result read = ResultJson.read(explored);
    assertThat(read.status()).isEqualTo(Status.EXPLORED);
    assertThat(read.settings()).isEqualTo(settings.values());
    assertThat(Setting.changes(read.settings())).isEqualTo("alpha=0.004, flip=off");
    assertThat(JSON.std.mapFrom(Files.readString(file))).doesNotContainKey("parameters");
  }

  @Test
  void corruptFilesAreNamedWithTheReason() throws IOException {
    String good = Files.readString(file);
    for (String bad :
        List.of(
            "",
            "{",
            "[]",
            "{}",
            good.substring(0, good.length() / 2),
            good.replace("\"verified\"", "\"perfect\""),
            good.replace("\"printed\"", "17"),
            good.replace("\"=\"", "\"like\""))) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> ResultJson.read(file))
          .as(bad)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("not a result of medl")
          .hasMessageNotContainingAny("Source", "Cannot", "Exception", "Unexpected");
    }
  }

  @Test
  void aFigureThatFailsReplacesWhatItWroteEarlier() throws IOException {
    Files.move(folder.resolve("1.1"), folder.resolve("2.1"));
    write(new Fakes.Figure2_1());
    assertThat(folder.resolve("2.1/figure.png")).doesNotExist();
    assertThat(ResultJson.read(folder.resolve("2.1/result.json")).note()).isEqualTo("a bug");
  }

  @Test
  void whatIsLongIsLeftOutAndNamed() throws IOException {
    try (OutputFolder out = OutputFolder.open(folder)) {
      Result result = FigureRun.compute(new Fakes.Figure1_1(), FigureContext.quick()).write(out, 2);
      assertThat(result.files())
          .containsExactly(
              "figure.png", "figure.svg", "film.gif", "omitted.txt", "sample.csv", "thumb.jpg");
    }
    assertThat(folder.resolve("1.1/theta-line.csv")).as("of the run before").doesNotExist();
    assertThat(folder.resolve("1.1/omitted.txt"))
        .content()
        .contains("medl run 1.1 --csv")
        .contains("theta-line.csv, 3 rows");
  }

  @Test
  void csvKeepsEveryDigit() throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(folder.resolve("1.1/sample.csv"), StandardCharsets.UTF_8, format)) {
      assertThat(parser.getHeaderNames()).containsExactly("x", "label");
      List<CSVRecord> rows = parser.getRecords();
      assertThat(Double.parseDouble(rows.get(1).get("x"))).isEqualTo(1 / 3.0);
      assertThat(rows.get(1).get("label")).isEqualTo("1");
    }
    assertThat(Files.readString(folder.resolve("1.1/sample.csv"))).doesNotContain("\r");
  }
}
