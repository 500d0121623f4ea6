package io.github.medl.examples.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.examples.Fakes;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayServerTest {
  private static final String TOKEN = "abcdefgh12345678";

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<PlayServer> servers = new ArrayList<>();

  private PlayServer serve(Figure figure, boolean exitOnClose) throws IOException {
    PlayServer.Options options = new PlayServer.Options(false, 0, exitOnClose, Duration.ZERO);
    PlayServer server =
        PlayServer.open(figure, Settings.of(figure.about(), Map.of()), TOKEN, options);
    servers.add(server);
    return server;
  }

  private PlayServer serve() throws IOException {
    return serve(new Fakes.Figure3_1(), false);
  }

  @AfterEach
  void close() {
    servers.forEach(PlayServer::close);
  }

  private HttpResponse<String> get(String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> ask(PlayServer server, String page, String body) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(server.address() + page))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(PlayServer server, String page, String body) {
    return ask(server, page, body).join();
  }

  private static Map<String, Object> last(HttpResponse<String> response) throws IOException {
    String[] lines = response.body().split("\n");
    return JSON.std.mapFrom(lines[lines.length - 1]);
  }

  private Map<?, ?> drawn(PlayServer server, String body) throws IOException {
    return (Map<?, ?>) last(post(server, "draw?page=a1", body)).get("drawn");
  }

  @Test
  void listensOnTheLoopbackAddressAlone() throws Exception {
    URI address = URI.create(serve().address());
    assertThat(InetAddress.getByName(address.getHost()).isLoopbackAddress()).isTrue();
    for (NetworkInterface net : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress other : Collections.list(net.getInetAddresses())) {
        if (!other.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(other, address.getPort()).close())
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  @Test
  void withoutItsTokenNothingIsTold() throws Exception {
    PlayServer server = serve();
    String root = server.address().replace(TOKEN + "/", "");
    for (String path :
        new String[] {
          "",
          "index.html",
          TOKEN,
          TOKEN.substring(1) + "/",
          "abcdefgh12345679/",
          TOKEN + "x/",
          TOKEN + "x",
          TOKEN.toUpperCase(java.util.Locale.ROOT) + "/",
          "%2e%2e/"
        }) {
      HttpResponse<String> response = get(root + path);
      assertThat(response.statusCode()).as(path).isEqualTo(403);
      assertThat(response.body()).doesNotContain("Playable").doesNotContain("alpha");
    }
    HttpResponse<String> draw =
        client.send(
            HttpRequest.newBuilder(URI.create(root + "draw?page=a"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(draw.statusCode()).isEqualTo(403);
  }

  @Test
  void aRequestForAnotherHostIsRefused() throws Exception {
    URI address = URI.create(serve().address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "GET "
              + address.getPath()
              + " HTTP/1.1\r\nHost: evil.example\r\n"
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      String answer =
          new String(
              socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("Playable");
    }
  }

  @Test
  void thePageNeedsNothingFromElsewhere() throws Exception {
    HttpResponse<String> page = get(serve().address());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Playable &lt;b&gt;")
        .contains("\"name\":\"alpha\"")
        .doesNotContain("http://", "https://", "src=\"", "@import", "url(", "{{");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .contains("connect-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void theFigureComesWithItsNumbersBesideTheBooks() throws Exception {
    PlayServer server = serve();
    Map<?, ?> book = drawn(server, "{}");
    assertThat(book.get("status")).isEqualTo("verified");
    assertThat(book.get("command")).isEqualTo("medl run 3.1");
    Map<?, ?> moved =
        drawn(server, "{\"alpha\":\"0.004\",\"kernel\":\"1 2; 3 4\",\"flip\":\"off\"}");
    assertThat(moved.get("status")).isEqualTo("explored");
    assertThat(moved.get("command"))
        .isEqualTo("medl run 3.1 --set alpha=0.004 --set flip=off --set kernel=\"1 2; 3 4\"");
    Map<?, ?> check = (Map<?, ?>) ((List<?>) moved.get("checks")).get(0);
    assertThat(check.get("ours")).isEqualTo("0.004");
    assertThat(check.get("expected").toString()).startsWith("0.005");
    assertThat(check.get("same")).isEqualTo(false);
    assertThat(moved.get("values").toString()).contains("text=10").contains("as it is");
    Map<?, ?> picture = (Map<?, ?>) ((List<?>) moved.get("pictures")).get(0);
    assertThat(picture.get("src").toString()).startsWith("data:image/png;base64,iVBOR");
  }

  @Test
  void progressIsToldBeforeThePicture() throws Exception {
    assertThat(post(serve(), "draw?page=a1", "{}").body())
        .startsWith("{\"progress\":{\"stage\":\"step\",\"done\":1,\"total\":10}}\n");
  }

  @Test
  void badValuesAreRefusedInWords() throws Exception {
    PlayServer server = serve();
    String[][] wrong = {
      {"{\"alpha\":\"7\"}", "alpha must be a number from 0.0001 to 0.1, not '7'"},
      {"{\"alpha\":7}", "alpha must be a number from 0.0001 to 0.1, not '7'"},
      {"{\"alpha\":null}", "not 'null'"},
      {"{\"alpha\":{}}", "alpha must be"},
      {"{\"kernel\":\"1 2 3\"}", "kernel must be 2 rows of 2 numbers"},
      {"{\"beta\":\"1\"}", "has no parameter 'beta'"},
      {"[]", "no JSON object"},
      {"{", "no JSON object"},
      {"", "no JSON object"},
      {"{\"alpha\":\"" + "1".repeat(1 << 17) + "\"}", "too long"}
    };
    for (String[] row : wrong) {
      HttpResponse<String> response = post(server, "draw?page=a1", row[0]);
      assertThat(response.statusCode()).as(row[1]).isEqualTo(400);
      assertThat(response.body()).contains(row[1]);
    }
    assertThat(drawn(server, "{}").get("status")).isEqualTo("verified");
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    PlayServer server = serve();
    assertThat(post(server, "draw", "{}").statusCode()).isEqualTo(404);
    assertThat(post(server, "draw?page=../x", "{}").statusCode()).isEqualTo(404);
    assertThat(post(server, "erase?page=a", "{}").statusCode()).isEqualTo(404);
    assertThat(get(server.address() + "draw?page=a").statusCode()).isEqualTo(404);
    assertThat(get(server.address() + "../").statusCode()).isEqualTo(404);
  }

  @Test
  void aFigureThatFailsShowsItsMessage() throws Exception {
    PlayServer server = serve();
    Map<?, ?> failed = drawn(server, "{\"method\":\"none\"}");
    assertThat(failed.get("failed")).isEqualTo("without a method nothing descends");
    assertThat(drawn(server, "{}").get("failed")).isEqualTo("");
    assertThat(drawn(serve(new Fakes.Table1_1(), false), "{}").get("failed").toString())
        .contains("put nowhere.csv");
  }

  /** Waits within each computation until the test lets it go on. */
  private static final class Waiting implements Figure {
    private static final Knob.Whole K = Knobs.whole("k", "k", "which", 0, 0, 9);
    private final CountDownLatch[] begun = latches();
    private final CountDownLatch[] goOn = latches();

    private static CountDownLatch[] latches() {
      CountDownLatch[] latches = new CountDownLatch[10];
      java.util.Arrays.setAll(latches, k -> new CountDownLatch(1));
      return latches;
    }

    @Override
    public About about() {
      return About.figure("9.1", "Waiting", Kind.EXACT).caption("").play(K);
    }

    @Override
    public Outcome draw(FigureContext context) throws IOException {
      int k = context.get(K);
      begun[k].countDown();
      try {
        goOn[k].await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      context.progress("k", k, 9);
      return new Fakes.Figure1_1().draw(context).value("k", k);
    }
  }

  private static String k(int k) {
    return "{\"k\":\"" + k + "\"}";
  }

  @Test
  void theLatestRequestOfAPageWins() throws Exception {
    Waiting figure = new Waiting();
    PlayServer server = serve(figure, false);
    CompletableFuture<HttpResponse<String>> first = ask(server, "draw?page=a", k(1));
    figure.begun[1].await();
    CompletableFuture<HttpResponse<String>> second = ask(server, "draw?page=a", k(2));
    figure.goOn[3].countDown();
    // the second waits, and says so only when a third comes: so the third is asked for until then
    CompletableFuture<HttpResponse<String>> third = ask(server, "draw?page=a", k(3));
    HttpResponse<?> skipped = (HttpResponse<?>) CompletableFuture.anyOf(second, third).join();
    assertThat(skipped.body().toString()).isEqualTo("{\"superseded\":true}\n");
    figure.goOn[1].countDown();
    figure.goOn[2].countDown();
    assertThat(last(first.join())).containsEntry("superseded", true);
    HttpResponse<String> winner = (skipped == second.getNow(null) ? third : second).join();
    assertThat(last(winner)).containsKey("drawn");
  }

  @Test
  void twoPagesDoNotDisturbEachOther() throws Exception {
    Waiting figure = new Waiting();
    PlayServer server = serve(figure, false);
    CompletableFuture<HttpResponse<String>> one = ask(server, "draw?page=a", k(1));
    CompletableFuture<HttpResponse<String>> two = ask(server, "draw?page=b", k(2));
    figure.begun[1].await();
    figure.begun[2].await(); // both are computed at once
    figure.goOn[2].countDown();
    assertThat(last(two.join()).toString()).contains("text=2");
    figure.goOn[1].countDown();
    assertThat(last(one.join()).toString()).contains("text=1");
  }

  @Test
  void theLastPageEndsTheServerIfAsked() throws Exception {
    PlayServer server = serve(new Fakes.Figure3_1(), true);
    post(server, "here?page=a", "");
    post(server, "here?page=b", "");
    post(server, "bye?page=a", "");
    assertThat(get(server.address()).statusCode()).isEqualTo(200);
    ask(server, "bye?page=b", "");
    server.await();
    assertThatThrownBy(() -> get(server.address())).isInstanceOf(IOException.class);
  }

  @Test
  void otherwiseItGoesOn() throws Exception {
    PlayServer server = serve();
    post(server, "here?page=a", "");
    post(server, "bye?page=a", "");
    assertThat(get(server.address()).statusCode()).isEqualTo(200);
  }

  @Test
  void aPageThatIsNotHeardOfIsClosedAfterAWhile() {
    long[] now = {0};
    Pages pages = new Pages(Runnable::run, (settings, progress) -> Map.of(), () -> now[0]);
    assertThat(pages.isOver()).as("nobody has come yet").isFalse();
    pages.heard("a");
    now[0] += Duration.ofMinutes(2).toNanos();
    assertThat(pages.isOver()).as("a page in the background speaks once a minute").isFalse();
    pages.heard("a");
    now[0] += Duration.ofMinutes(2).toNanos();
    assertThat(pages.isOver()).isFalse();
    now[0] += Duration.ofMinutes(2).toNanos();
    assertThat(pages.isOver()).isTrue();
  }

  @Test
  void pagesAreNotWithoutEnd() {
    Pages pages = new Pages(Runnable::run, (settings, progress) -> Map.of(), () -> 0);
    for (int i = 0; i < 40; i++) {
      assertThat(pages.heard("p" + i)).isPresent();
    }
    assertThat(pages.heard("more")).isEmpty();
    pages.closed("p7");
    assertThat(pages.heard("more")).isPresent();
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    int port = URI.create(serve().address()).getPort();
    Figure figure = new Fakes.Figure3_1();
    assertThatThrownBy(
            () ->
                PlayServer.open(
                    figure,
                    Settings.of(figure.about(), Map.of()),
                    TOKEN,
                    new PlayServer.Options(false, port, false, Duration.ZERO)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("port " + port + " is taken");
  }

  @Test
  void theBrowserIsOpenedOnlyWhereSomebodySitsBeforeIt() {
    assertThat(Browser.command("Linux", Map.of(), "a")).isEmpty();
    assertThat(Browser.command("Linux", Map.of("DISPLAY", ":0"), "a"))
        .contains(List.of("xdg-open", "a"));
    assertThat(Browser.command("Linux", Map.of("DISPLAY", ":0", "SSH_CONNECTION", "x"), "a"))
        .isEmpty();
    assertThat(Browser.command("Mac OS X", Map.of(), "a")).contains(List.of("open", "a"));
    assertThat(Browser.command("Windows 11", Map.of(), "a").orElseThrow()).contains("a");
  }
}
