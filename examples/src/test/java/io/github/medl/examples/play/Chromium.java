package io.github.medl.examples.play;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A browser without a window, told what to do by its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("ws://[^/]+:(\\d+)/\\S+");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path profile;
  private final int port;

  private Chromium(Process process, Path profile, int port) {
    this.process = process;
    this.profile = profile;
    this.port = port;
  }

  /** Where it is installed, if it is. */
  static Optional<Path> installed() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it with a profile of its own. */
  static Chromium start(Path program) throws IOException {
    Path profile = Files.createTempDirectory("medl-chromium");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread drain = new Thread(() -> said.lines().forEach(more -> {}), "chromium");
        drain.setDaemon(true);
        drain.start();
        return new Chromium(process, profile, Integer.parseInt(listening.group(1)));
      }
    }
    throw new IOException("Chromium ended before it listened");
  }

  /** Opens an address in a tab of its own. */
  Tab open(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    Map<String, Object> target =
        JSON.std.mapFrom(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    Tab tab = new Tab(target.get("webSocketDebuggerUrl").toString());
    tab.command("Page.navigate", Map.of("url", address)); // answered when the page is another
    return tab;
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // it lies among temporary files
    }
  }

  /** One page. */
  final class Tab implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final List<String> problems = new ArrayList<>();
    private final WebSocket socket;
    private int number;
    private boolean closed;

    Tab(String address) throws IOException, InterruptedException {
      socket = client.newWebSocketBuilder().buildAsync(URI.create(address), this).join();
      command("Runtime.enable", Map.of());
      command("Log.enable", Map.of());
      command("Page.enable", Map.of());
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    /** Sends a command and returns its result; what the page complains of meanwhile is kept. */
    Map<?, ?> command(String method, Map<String, Object> parameters)
        throws IOException, InterruptedException {
      Map<String, Object> message = new LinkedHashMap<>();
      message.put("id", ++number);
      message.put("method", method);
      message.put("params", parameters);
      socket.sendText(JSON.std.asString(message), true).join();
      while (true) {
        Map<String, Object> answer = JSON.std.mapFrom(messages.take());
        if (Integer.valueOf(number).equals(answer.get("id"))) {
          if (answer.containsKey("error")) {
            throw new IOException(method + ": " + answer.get("error"));
          }
          return (Map<?, ?>) answer.get("result");
        }
        String event = String.valueOf(answer.get("method"));
        if (event.equals("Runtime.exceptionThrown") || event.equals("Log.entryAdded")) {
          problems.add(answer.get("params").toString());
        }
      }
    }

    /** The value of an expression; a promise is awaited. */
    Object evaluate(String expression) throws IOException, InterruptedException {
      Map<?, ?> answer =
          command(
              "Runtime.evaluate",
              Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
      if (answer.containsKey("exceptionDetails")) {
        throw new IOException(expression + ": " + answer.get("exceptionDetails"));
      }
      return ((Map<?, ?>) answer.get("result")).get("value");
    }

    /** Waits until a condition on the document holds, whenever that is. */
    void until(String condition) throws IOException, InterruptedException {
      evaluate(
          "new Promise((done) => { const look = () => { try { if ("
              + condition
              + ") { watch.disconnect(); done(true); } } catch (e) { /* not yet there */ } };"
              + " const watch = new MutationObserver(look); watch.observe(document, { subtree:"
              + " true, childList: true, attributes: true, characterData: true }); look(); })");
    }

    /** What the page or the browser complained of. */
    List<String> problems() {
      return List.copyOf(problems);
    }

    /** Sets the size of the window and whether it is dark. */
    void look(int width, int height, double scale, boolean dark)
        throws IOException, InterruptedException {
      command(
          "Emulation.setDeviceMetricsOverride",
          Map.of(
              "width", width, "height", height, "deviceScaleFactor", scale, "mobile", width < 600));
      command(
          "Emulation.setEmulatedMedia",
          Map.of(
              "features",
              List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Writes what is seen. */
    void screenshot(Path file) throws IOException, InterruptedException {
      Object data = command("Page.captureScreenshot", Map.of("format", "png")).get("data");
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(data.toString()));
    }

    /** Closes the tab as its user does; a closed one stays so. */
    void close() throws IOException, InterruptedException {
      if (!closed) {
        closed = true;
        socket.sendText("{\"id\":0,\"method\":\"Page.close\"}", true).join();
      }
    }
  }
}
