package io.github.medl.examples.play;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.medl.examples.explore.Latest;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves one figure to the browsers of this machine: on the loopback address only, and only to who
 * knows the token in the address.
 */
public final class PlayServer implements AutoCloseable {
  private static final int FIGURES_AT_A_TIME = 2;
  private static final int LONGEST_REQUEST = 1 << 16;
  private static final Pattern PAGE = Pattern.compile("page=([A-Za-z0-9]{1,40})");
  private static final Pattern SERIES = Pattern.compile("[A-Za-z0-9]{8,80}");
  private static final Duration LOOK = Duration.ofSeconds(20);

  private final Figure figure;
  private final String token;
  private final Options options;
  private final Settings start;
  private final HttpServer server;
  private final ExecutorService talkers = Executors.newCachedThreadPool(PlayServer::daemon);
  private final ExecutorService workers =
      Executors.newFixedThreadPool(FIGURES_AT_A_TIME, PlayServer::daemon);
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(PlayServer::daemon);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Pages pages;

  /**
   * How to serve.
   *
   * @param full whether a long figure runs in full
   * @param port the port, or 0 for any that is free
   * @param exitOnClose whether the server closes with the last page
   * @param grace how long a page may be away while it is loaded anew
   */
  public record Options(boolean full, int port, boolean exitOnClose, Duration grace) {}

  private PlayServer(
      Figure figure, Settings start, String token, Options options, HttpServer server) {
    this.figure = figure;
    this.start = start;
    this.token = token;
    this.options = options;
    this.server = server;
    this.pages = new Pages(workers, new Drawer(figure, options.full())::draw, System::nanoTime);
  }

  /**
   * Opens a server.
   *
   * @param figure the figure
   * @param start the settings that a page begins with
   * @param token a word that nobody can guess, of letters and digits
   * @param options how to serve
   * @return the server, which answers already
   * @throws IOException if the port is taken
   */
  public static PlayServer open(Figure figure, Settings start, String token, Options options)
      throws IOException {
    if (!SERIES.matcher(token).matches()) {
      throw new IllegalArgumentException("the token must be 8 to 80 letters and digits");
    }
    // otherwise the last part of every answer waits 40 ms for a sign of the browser
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer http;
    try {
      http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
    } catch (BindException e) {
      throw new IOException(
          "port " + options.port() + " is taken; without --port any free one is found", e);
    }
    PlayServer server = new PlayServer(figure, start, token, options, http);
    http.setExecutor(server.talkers);
    http.createContext("/", server::handle);
    http.start();
    if (options.exitOnClose()) {
      server.watch.scheduleWithFixedDelay(
          server::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
    return server;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "medl-play");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Where the page is.
   *
   * @return the address, with the token
   */
  public String address() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return "http://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + address.getPort()
        + "/"
        + token
        + "/";
  }

  /**
   * Waits until the server is closed.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void await() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    server.stop(0);
    watch.shutdownNow();
    workers.shutdownNow();
    talkers.shutdownNow();
    closed.countDown();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Cache-Control", "no-store");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("X-Content-Type-Options", "nosniff");
      String path = exchange.getRequestURI().getPath();
      if (!knowsToken(path) || !isForUs(exchange.getRequestHeaders().getFirst("Host"))) {
        send(exchange, 403, "text/plain", "This address lacks the token that medl play printed.\n");
        return;
      }
      answer(exchange, path.substring(token.length() + 2));
    }
  }

  /** Compares in a time that does not tell how much of it was right. */
  private boolean knowsToken(String path) {
    byte[] ours = ("/" + token + "/").getBytes(StandardCharsets.UTF_8);
    byte[] theirs = path.getBytes(StandardCharsets.UTF_8);
    byte[] head = new byte[ours.length];
    System.arraycopy(theirs, 0, head, 0, Math.min(head.length, theirs.length));
    return MessageDigest.isEqual(ours, head);
  }

  /** A page of another host, whose name leads to this machine, is none of ours. */
  private boolean isForUs(@Nullable String host) {
    int port = server.getAddress().getPort();
    return host != null
        && (host.equals("127.0.0.1:" + port)
            || host.equals("localhost:" + port)
            || host.equals("[::1]:" + port)
            || address().contains("//" + host + "/"));
  }

  private void answer(HttpExchange exchange, String name) throws IOException {
    boolean isGet = exchange.getRequestMethod().equals("GET");
    if (isGet && name.isEmpty()) {
      PlayPage page = PlayPage.of(figure.about(), start, options.full());
      exchange.getResponseHeaders().set("Content-Security-Policy", page.policy());
      send(exchange, 200, "text/html", page.html());
      return;
    }
    Matcher id = PAGE.matcher(Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
    boolean isPost = exchange.getRequestMethod().equals("POST");
    if (!isPost || !id.matches()) {
      send(exchange, isPost || isGet ? 404 : 405, "text/plain", "There is nothing here.\n");
      return;
    }
    switch (name) {
      case "draw" -> draw(exchange, id.group(1));
      case "here" -> {
        pages.heard(id.group(1));
        send(exchange, 200, "text/plain", "");
      }
      case "bye" -> {
        pages.closed(id.group(1));
        send(exchange, 200, "text/plain", "");
        if (options.exitOnClose()) {
          watch.schedule(this::look, options.grace().toMillis(), TimeUnit.MILLISECONDS);
        }
      }
      default -> send(exchange, 404, "text/plain", "There is nothing here.\n");
    }
  }

  private void draw(HttpExchange exchange, String id) throws IOException {
    Settings settings;
    try {
      settings = Settings.of(figure.about(), texts(exchange));
    } catch (IllegalArgumentException e) {
      send(exchange, 400, "text/plain", e.getMessage());
      return;
    }
    Optional<Latest<Settings, Map<String, Object>>> latest = pages.heard(id);
    if (latest.isEmpty()) {
      send(exchange, 429, "text/plain", "Too many pages are open; close some.");
      return;
    }
    Answer answer = new Answer();
    latest.get().ask(settings, answer);
    answer.send(exchange);
  }

  /** The body of a request: an object of words. */
  private static Map<String, String> texts(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(LONGEST_REQUEST + 1);
    }
    if (body.length > LONGEST_REQUEST) {
      throw new IllegalArgumentException("the request is too long");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      Map<String, Object> map = JSON.std.mapFrom(new String(body, StandardCharsets.UTF_8));
      map.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the request is no JSON object of names and values", e);
    }
    return texts;
  }

  private static void send(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private void look() {
    if (pages.isOver()) {
      close();
    }
  }
}
