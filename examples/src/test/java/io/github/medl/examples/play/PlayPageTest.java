package io.github.medl.examples.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.medl.examples.Fakes;
import io.github.medl.examples.Figures;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The page in a browser. Without Chromium on the path these tests are skipped. With {@code
 * -Dmedl.screenshots=DIR} some of what is seen is written there.
 */
class PlayPageTest {
  private static final String TOKEN = "abcdefgh12345678";

  private static Chromium chromium;

  private final List<Chromium.Tab> tabs = new ArrayList<>();
  private PlayServer server;

  /** One for all tests: a browser starts in seconds, a page in moments. */
  @BeforeAll
  static void start() {
    Optional<Path> program = Chromium.installed();
    assumeTrue(program.isPresent(), "there is no Chromium on the path to look at the page with");
    try {
      chromium = Chromium.start(program.get());
    } catch (IOException e) {
      abort("Chromium does not start here, so nobody looks at the page: " + e.getMessage());
    }
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void close() throws Exception {
    for (Chromium.Tab tab : tabs) {
      tab.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private Chromium.Tab open(Figure figure, boolean exitOnClose) throws Exception {
    PlayServer.Options options = new PlayServer.Options(false, 0, exitOnClose, Duration.ZERO);
    server = PlayServer.open(figure, Settings.of(figure.about(), Map.of()), TOKEN, options);
    Chromium.Tab tab = page("");
    tab.until("document.querySelector('#pictures img')");
    return tab;
  }

  private Chromium.Tab page(String settings) throws Exception {
    Chromium.Tab tab = chromium.open(server.address() + settings);
    tabs.add(tab);
    return tab;
  }

  /** Moves a slider as a hand does. */
  private static void slide(Chromium.Tab tab, String name, String position) throws Exception {
    tab.evaluate(
        "(() => { const slider = document.querySelector('[data-name="
            + name
            + "] input[type=range]'); slider.value = "
            + position
            + "; slider.dispatchEvent(new Event('input', { bubbles: true })); })()");
  }

  private static void type(Chromium.Tab tab, String name, String text) throws Exception {
    tab.evaluate(
        "(() => { const field = document.querySelector('[data-name="
            + name
            + "] input[type=text]'); field.value = '"
            + text
            + "'; field.dispatchEvent(new Event('input', { bubbles: true })); })()");
  }

  private static final String FIRST = "document.querySelector('#checks td.num').textContent";
  private static final String BADGE = "document.getElementById('badge').textContent";

  @Test
  void aSliderThatIsMovedChangesTheNumber() throws Exception {
    Chromium.Tab tab = open(new Fakes.Figure3_1(), false);
    assertThat(tab.evaluate(FIRST)).isEqualTo("0.005");
    assertThat(tab.evaluate(BADGE)).isEqualTo("verified");
    slide(tab, "alpha", "slider.max");
    tab.until(FIRST + " === '0.1'");
    assertThat(tab.evaluate(BADGE)).isEqualTo("explored");
    assertThat(tab.evaluate("document.getElementById('command').textContent"))
        .isEqualTo("medl run 3.1 --set alpha=0.1");
    assertThat(tab.evaluate("location.hash")).isEqualTo("#alpha=0.1");
    tab.evaluate("document.querySelector('[data-name=alpha] .foot button').click()");
    tab.until(FIRST + " === '0.005' && " + BADGE + " === 'verified'");
    assertThat(tab.evaluate("location.hash")).isEqualTo("");
    assertThat(tab.problems()).isEmpty();
  }

  @Test
  void fieldsSwitchesChoicesAndMatricesAreRead() throws Exception {
    Chromium.Tab tab = open(new Fakes.Figure3_1(), false);
    String values = "document.getElementById('values').textContent";
    tab.evaluate("document.getElementById('knob-flip').click()");
    tab.until(values + ".includes('as it is')");
    tab.evaluate(
        "(() => { const list = document.getElementById('knob-method'); list.value = 'momentum';"
            + " list.dispatchEvent(new Event('change', { bubbles: true })); })()");
    tab.until(values + ".includes('momentum')");
    type(tab, "kernel", "7.5"); // its first cell
    tab.until(values + ".includes('sum of W8')");
    tab.evaluate("document.querySelector('[data-name=seed] .line button').click()");
    tab.until("document.getElementById('command').textContent.includes('seed=102')");
    tab.evaluate("document.getElementById('all').click()");
    tab.until(BADGE + " === 'verified'");
    assertThat(tab.evaluate("document.getElementById('all').disabled")).isEqualTo(true);
  }

  @Test
  void whatIsNotAllowedIsRefusedWhereItStands() throws Exception {
    Chromium.Tab tab = open(new Fakes.Figure3_1(), false);
    type(tab, "alpha", "7");
    tab.until("!document.getElementById('knob-alpha-wrong').hidden");
    assertThat(tab.evaluate("document.getElementById('knob-alpha-wrong').textContent"))
        .isEqualTo("alpha must be a number from 0.0001 to 0.1, not '7'.");
    assertThat(tab.evaluate("document.getElementById('knob-alpha').getAttribute('aria-invalid')"))
        .isEqualTo("true");
    type(tab, "alpha", "0.02");
    tab.until(FIRST + " === '0.02' && document.getElementById('knob-alpha-wrong').hidden");
  }

  @Test
  void aFigureThatFailsShowsItsMessageAndRecovers() throws Exception {
    Chromium.Tab tab = open(new Fakes.Figure3_1(), false);
    tab.evaluate(
        "(() => { const list = document.getElementById('knob-method'); list.value = 'none';"
            + " list.dispatchEvent(new Event('change', { bubbles: true })); })()");
    tab.until(
        "document.getElementById('failed').textContent === 'without a method nothing descends'");
    tab.evaluate("document.getElementById('all').click()");
    tab.until("document.getElementById('failed').hidden && " + BADGE + " === 'verified'");
  }

  @Test
  void twoPagesHaveEachItsOwnSettings() throws Exception {
    Chromium.Tab one = open(new Fakes.Figure3_1(), false);
    Chromium.Tab two = page("#alpha=0.02");
    two.until(FIRST + " === '0.02'");
    type(one, "alpha", "0.03");
    one.until(FIRST + " === '0.03'");
    assertThat(two.evaluate(FIRST)).isEqualTo("0.02");
  }

  @Test
  void everyControlHasAName() throws Exception {
    Chromium.Tab tab = open(new Fakes.Figure3_1(), false);
    assertThat(
            tab.evaluate(
                "[...document.querySelectorAll('input, select, button')].filter((e) =>"
                    + " !e.getAttribute('aria-label') && !e.textContent && !(e.labels &&"
                    + " e.labels.length)).map((e) => e.outerHTML).join()"))
        .isEqualTo("");
    assertThat(tab.evaluate("document.querySelector('#pictures img').alt").toString())
        .contains("Figure 3.1");
  }

  @Test
  void closingTheLastPageEndsTheServerIfAsked() throws Exception {
    Chromium.Tab tab = open(new Fakes.Figure3_1(), true);
    tab.close();
    server.await();
  }

  @Test
  void aFigureOfTheBookCanBePlayedAtADeskAndOnAPhone() throws Exception {
    Chromium.Tab tab = open(Figures.all().find("4.6").orElseThrow(), false);
    tab.look(1440, 900, 1, false);
    assertThat(tab.evaluate(BADGE)).isEqualTo("verified");
    Object before = tab.evaluate(FIRST);
    slide(tab, "beta", "150");
    tab.until(FIRST + " !== '" + before + "'");
    String wide = "document.documentElement.scrollWidth <= innerWidth";
    assertThat(tab.evaluate(wide)).isEqualTo(true);
    shoot(tab, "desk.png");
    tab.look(1440, 900, 1, true);
    shoot(tab, "desk-dark.png");
    tab.look(390, 844, 2, false);
    assertThat(tab.evaluate(wide)).as("nothing is wider than a phone").isEqualTo(true);
    shoot(tab, "phone.png");
    tab.evaluate("window.scrollTo(0, 700)");
    shoot(tab, "phone-numbers.png");
    assertThat(tab.problems()).isEmpty();
  }

  @Test
  void aKernelIsEditedCellByCell() throws Exception {
    Chromium.Tab tab = open(Figures.all().find("6.7").orElseThrow(), false);
    tab.look(1280, 800, 1, false);
    type(tab, "kernel", "-5");
    tab.until("document.getElementById('command').textContent.includes('kernel=\"-5 2 3; 4')");
    shoot(tab, "kernel.png");
    tab.look(390, 844, 2, true);
    shoot(tab, "kernel-phone.png");
    assertThat(tab.problems()).isEmpty();
  }

  private static void shoot(Chromium.Tab tab, String name) throws Exception {
    String folder = System.getProperty("medl.screenshots");
    if (folder != null) {
      tab.screenshot(Path.of(folder, name));
    }
  }
}
