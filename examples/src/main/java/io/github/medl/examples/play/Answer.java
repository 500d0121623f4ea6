package io.github.medl.examples.play;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import io.github.medl.examples.explore.Latest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What came of a request, as lines of JSON: some of progress, then one that says what was drawn,
 * that it failed, or that a later request has come.
 */
final class Answer implements Latest.Asker<Map<String, Object>> {
  private final BlockingQueue<Map<String, Object>> lines = new LinkedBlockingQueue<>();

  @Override
  public void at(String stage, long done, long total) {
    if (!stage.isEmpty() && lines.isEmpty()) { // a slow reader gets fewer of them
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("stage", stage);
      line.put("done", done);
      line.put("total", total);
      lines.add(Map.of("progress", line));
    }
  }

  @Override
  public void done(Map<String, Object> result) {
    lines.add(Map.of("drawn", result));
  }

  @Override
  public void failed(Throwable failure) {
    String words =
        failure instanceof OutOfMemoryError
            ? "out of memory; give Java more, for example with MEDL_JAVA_OPTS=-Xmx2g"
            : failure.getMessage() == null ? failure.toString() : failure.getMessage();
    lines.add(Map.of("failed", words));
  }

  @Override
  public void superseded() {
    lines.add(Map.of("superseded", true));
  }

  /** Sends the lines as they come; returns after the last. */
  void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      boolean more = true;
      while (more) {
        Map<String, Object> line = lines.take();
        out.write((JSON.std.asString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        more = line.containsKey("progress");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is closed
    }
  }
}
