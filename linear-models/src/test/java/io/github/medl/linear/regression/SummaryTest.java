package io.github.medl.linear.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.learning.preparation.Polynomial;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables, against what R prints for the same regressions: summaries.R makes summaries.txt. */
class SummaryTest {
  @Test
  void oneVariable() throws IOException {
    LinearModel fit = LinearRegression.byQr().named("rm").fit(Houses.columns("rm"), Houses.price());

    assertThat(lines(fit.summary())).isEqualTo(byR("rooms"));
  }

  @Test
  void smallCoefficientsKeepTheirDigits() throws IOException {
    Tensor lstat = Houses.columns("lstat");
    Tensor x = Polynomial.monomials(lstat, 2);

    LinearModel fit = LinearRegression.byQr().named("lstat", "lstat2").fit(x, Houses.price());

    assertThat(lines(fit.summary())).isEqualTo(byR("quadratic"));
  }

  @Test
  void manyVariables() throws IOException {
    String[] names = Houses.names();
    LinearModel fit =
        LinearRegression.byQr().named(names).fit(Houses.columns(names), Houses.price());

    assertThat(lines(fit.summary())).isEqualTo(byR("all"));
  }

  @Test
  void weights() throws IOException {
    LinearModel fit =
        LinearRegression.byQr()
            .named("rm", "lstat")
            .weighted(Tensor.linspace(.1, 5, 490))
            .fit(Houses.columns("rm", "lstat"), Houses.price());

    assertThat(lines(fit.summary())).isEqualTo(byR("weighted"));
  }

  @Test
  void withoutIntercept() throws IOException {
    LinearModel fit =
        LinearRegression.byQr()
            .named("rm", "lstat")
            .withoutIntercept()
            .fit(Houses.columns("rm", "lstat"), Houses.price());

    assertThat(lines(fit.summary())).isEqualTo(byR("through the origin"));
  }

  @Test
  void numbersOfOtherSizesBecomeScientific() throws IOException {
    Tensor scale = Tensor.vector(1e-4, 1);
    LinearModel fit =
        LinearRegression.byQr()
            .named("rm", "tax")
            .fit(Houses.columns("rm", "tax").mul(scale), Houses.price().mul(1e6));

    assertThat(lines(fit.summary())).isEqualTo(byR("other units"));
  }

  @Test
  void fewResidualsAreListed() throws IOException {
    LinearModel fit = LinearRegression.byQr().named("x").fit(FivePoints.X, FivePoints.Y);

    assertThat(lines(fit.summary())).isEqualTo(byR("five points"));
  }

  @Test
  void anInterceptAloneHasNoF() throws IOException {
    LinearModel fit = LinearRegression.byQr().fit(Tensor.zeros(5, 0), FivePoints.Y);

    assertThat(lines(fit.summary())).isEqualTo(byR("only an intercept"));
  }

  @Test
  void aPerfectFitIsSaidToBeOne() {
    Tensor x = Tensor.arange(10).reshape(-1, 1);

    assertThat(LinearRegression.byQr().fit(x, Tensor.arange(10).mul(2)).summary())
        .contains("perfect up to rounding");
  }

  @Test
  void aConstantResponseHasNoShareToExplain() {
    Tensor x = Tensor.arange(10).reshape(-1, 1);

    assertThat(LinearRegression.byQr().fit(x, Tensor.zeros(10)).summary())
        .contains("Multiple R-squared:  NaN");
  }

  private static List<String> byR(String name) throws IOException {
    try (InputStream file = SummaryTest.class.getResourceAsStream("summaries.txt")) {
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String section =
          Arrays.stream(all.split("==== "))
              .filter(part -> part.startsWith(name + " \n"))
              .findFirst()
              .orElseThrow();
      return lines(section.substring(section.indexOf('\n') + 1));
    }
  }

  /** Without spaces at the ends, and before F, where R writes some only for numbers such as 410. */
  private static List<String> lines(String text) {
    return text.replaceAll("F-statistic: +", "F-statistic: ")
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.collectingAndThen(Collectors.toList(), SummaryTest::withoutLastEmpty));
  }

  private static List<String> withoutLastEmpty(List<String> lines) {
    int last =
        IntStream.range(0, lines.size()).filter(i -> !lines.get(i).isEmpty()).max().orElse(-1);
    return lines.subList(0, last + 1);
  }
}
