package io.github.medl.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who accepts and never answers is asked once in a run, whoever wants something. */
class PeersTest {
  /** How long does not matter: nobody ever answers, and a machine too busy to ask has not asked. */
  private static final long PATIENCE_MILLIS = 300;

  @TempDir Path folder;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private ServerSocket silent;
  private Thread accepting;

  @BeforeEach
  void start() throws IOException {
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    accepting =
        new Thread(
            () -> {
              try {
                while (true) {
                  accepted.add(silent.accept());
                }
              } catch (IOException e) {
                // the test is over
              }
            });
    accepting.start();
  }

  /** Stops the server; who asked until now has been counted. */
  private int asked() throws Exception {
    try (Socket last = new Socket(InetAddress.getLoopbackAddress(), silent.getLocalPort())) {
      while (accepted.stream().noneMatch(s -> s.getPort() == last.getLocalPort())) {
        Thread.onSpinWait();
      }
    }
    return accepted.size() - 1;
  }

  @AfterEach
  void stop() throws Exception {
    silent.close();
    accepting.join();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  private String address(String path) {
    return "http://127.0.0.1:" + silent.getLocalPort() + path;
  }

  private static DataFile file(String name, String... mirrors) {
    return DataFile.of("set/" + name, 3, Checksum.sha256Of(new byte[3]).hex(), mirrors);
  }

  private static void missing(DataStore store, DataFile file) {
    assertThatThrownBy(() -> store.read(file, List.of(file)))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("not asked again");
  }

  @Test
  void aSilentHostIsAskedOnceForAllFilesAndMirrors() throws Exception {
    Peers peers = new Peers(PATIENCE_MILLIS, new Proxies(name -> null));
    DataStore store = DataStore.of(null, folder).asking(peers);
    missing(store, file("a", address("/a"), address("/b")));
    missing(store, file("c", address("/c")));
    missing(DataStore.of(null, folder).asking(peers), file("d", address("/d")));
    assertThat(asked()).isLessThanOrEqualTo(1);
  }

  @Test
  void aSilentProxyIsAskedOnceForAllHosts() throws Exception {
    String proxy = "http://127.0.0.1:" + silent.getLocalPort();
    Peers peers =
        new Peers(
            PATIENCE_MILLIS,
            new Proxies(Map.of("http_proxy", proxy, "https_proxy", proxy, "no_proxy", "")::get));
    DataStore store = DataStore.of(null, folder).asking(peers);
    missing(store, file("a", "https://one.invalid/a", "https://two.invalid/a"));
    missing(store, file("b", "http://three.invalid/b"));
    assertThat(asked()).isLessThanOrEqualTo(1);
  }

  @Test
  void severalThreadsAskOnceTogether() throws Exception {
    Peers peers = new Peers(PATIENCE_MILLIS, new Proxies(name -> null));
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        DataFile file = file("f" + i, address("/" + i));
        all.add(pool.submit(() -> missing(DataStore.of(null, folder).asking(peers), file)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdown();
    }
    assertThat(asked()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.org/x, http://p:3128, p:3128",
    "https://a.org/x, p:3128, p:3128",
    "https://a.org/x, http://p, p:80",
    "http://a.org/x, http://p:3128, ''",
    "https://internal.example.com/x, http://p:3128, ''",
    "https://example.com/x, http://p:3128, ''",
    "https://notexample.com/x, http://p:3128, p:3128",
  })
  void theVariablesOfTheSystemNameTheProxy(String address, String https, String expected) {
    Map<String, String> environment =
        Map.of("https_proxy", https, "NO_PROXY", "localhost, example.com");
    Proxy proxy = new Proxies(environment::get).of(URI.create(address));
    String at =
        proxy.address() instanceof InetSocketAddress socket
            ? socket.getHostString() + ":" + socket.getPort()
            : "";
    assertThat(at).isEqualTo(expected);
  }

  @Test
  void aProxyThatIsNoneIsRefused() {
    assertThatThrownBy(
            () -> new Proxies(Map.of("all_proxy", "::")::get).of(URI.create("https://a.org/x")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'::' is no proxy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "YES", " on "})
  void offlineIsYes(String word) {
    assertThat(DataStore.isOffline(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "false", "No", "off"})
  void offlineIsNo(String word) {
    assertThat(DataStore.isOffline(word)).isFalse();
  }

  @Test
  void offlineIsNothingElse() {
    assertThat(DataStore.isOffline(null)).isFalse();
    assertThatThrownBy(() -> DataStore.isOffline("maybe"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("MEDL_OFFLINE (or -Dmedl.offline) is 'maybe'; say 1, true or yes");
  }
}
