package io.github.medl.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong between a user and a data file, against a server on this machine. */
class DataStoreTest {
  private static final byte[] GOOD = "ten digits".repeat(20_000).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private HttpServer server;
  private DataStore store;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/good", exchange -> answer(exchange, GOOD));
    server.createContext("/good.gz", exchange -> answer(exchange, gzip(GOOD)));
    server.createContext(
        "/other", exchange -> answer(exchange, "<html>moved".getBytes(StandardCharsets.UTF_8)));
    server.createContext("/cut", DataStoreTest::cut);
    server.createContext(
        "/bomb.gz", exchange -> answer(exchange, gzip(new byte[10 * GOOD.length])));
    server.start();
    store = DataStore.of(folder.resolve("data"), folder.resolve("cache"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Announces the whole file, sends half of it and hangs up. */
  private static void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, GOOD.length);
    exchange.getResponseBody().write(GOOD, 0, GOOD.length / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private DataFile file(String... paths) {
    String[] mirrors = Stream.of(paths).map(this::url).toArray(String[]::new);
    return DataFile.of("set/file", GOOD.length, Checksum.sha256Of(GOOD).hex(), mirrors);
  }

  private Content read(DataFile file) {
    return store.read(file, List.of(file));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .toList();
    }
  }

  private void put(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  @Test
  void aDownloadIsCheckedKeptAndNotRepeated() throws IOException {
    DataFile file = file("/good");
    Content first = read(file);
    assertThat(first.bytes()).isEqualTo(GOOD);
    assertThat(first.origin()).isEqualTo(Origin.DOWNLOADED);
    assertThat(left()).containsExactly("cache/set/file");
    server.stop(0);
    assertThat(read(file).origin()).isEqualTo(Origin.CACHE);
  }

  @Test
  void aCompressedDownloadIsKeptAsItCame() throws IOException {
    assertThat(read(file("/good.gz")).bytes()).isEqualTo(GOOD);
    assertThat(left()).containsExactly("cache/set/file.gz");
    assertThat(read(file()).origin()).isEqualTo(Origin.CACHE);
  }

  @Test
  void progressGrowsToTheWholeLength() {
    List<Long> seen = new ArrayList<>();
    DataFile file = file("/good");
    store
        .withProgress(
            (name, bytes, total) -> {
              assertThat(name).isEqualTo("set/file");
              assertThat(total).isEqualTo(GOOD.length);
              seen.add(bytes);
            })
        .read(file, List.of(file));
    assertThat(seen).isSorted().endsWith((long) GOOD.length);
  }

  @Test
  void theDataDirectoryComesBeforeTheCacheAndTheNetwork() throws IOException {
    put("data/set/file.gz", gzip(GOOD));
    put("cache/set/file", GOOD);
    assertThat(read(file("/good")).origin()).isEqualTo(Origin.DATA_DIRECTORY);
  }

  @Test
  void aWrongChecksumNamesBothSums() throws IOException {
    byte[] wrong = GOOD.clone();
    wrong[7]++;
    put("data/set/file", wrong);
    assertThatThrownBy(() -> read(file("/good")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(Checksum.sha256Of(GOOD).hex())
        .hasMessageContaining(Checksum.sha256Of(wrong).hex())
        .hasMessageContaining(folder.resolve("data").resolve("set").resolve("file").toString())
        .hasMessageContaining("Remove it");
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    put("data/set/file", Arrays.copyOf(GOOD, 100));
    assertThatThrownBy(() -> read(file()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("expected 200000 bytes")
        .hasMessageContaining("found 100 bytes");
    byte[] packed = gzip(GOOD);
    Files.delete(folder.resolve("data/set/file"));
    put("data/set/file.gz", Arrays.copyOf(packed, packed.length / 2));
    assertThatThrownBy(() -> read(file()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void anInterruptedDownloadLeavesNothingBehind() throws IOException {
    assertThatThrownBy(() -> read(file("/cut")))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining(url("/cut"));
    assertThat(left()).isEmpty();
  }

  @Test
  void theNextMirrorIsTriedAfterEveryKindOfFailure() throws IOException {
    Content content = read(file("/absent", "/cut", "/other", "/bomb.gz", "/good"));
    assertThat(content.origin()).isEqualTo(Origin.DOWNLOADED);
    assertThat(left()).containsExactly("cache/set/file");
  }

  @Test
  void whenAllMirrorsFailEachReasonIsGiven() throws IOException {
    assertThatThrownBy(() -> read(file("/absent", "/other", "/bomb.gz")))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("the server answers 404")
        .hasMessageContaining("found 11 bytes")
        .hasMessageContaining("found more than 200000 bytes");
    assertThat(left()).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsAClearError() {
    DataFile file = file("/good");
    server.stop(0);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("ConnectException");
  }

  @Test
  void offlineSaysWhatToPutWhere() {
    DataFile file = file("/good");
    assertThatThrownBy(() -> store.offline().read(file, List.of(file)))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("Downloads are switched off")
        .hasMessageContaining(folder.resolve("data").resolve("set/file").toString())
        .hasMessageContaining("200000 bytes and SHA-256 " + Checksum.sha256Of(GOOD).hex());
  }

  @Test
  void anArchiveIsUnpackedForAllFilesOfTheDataSet() throws IOException {
    byte[] more = "more".getBytes(StandardCharsets.UTF_8);
    byte[] archive = gzip(tar("top/file", GOOD, "top/other", more));
    server.createContext("/all.tar.gz", exchange -> answer(exchange, archive));
    DataFile first = member("top/file", GOOD);
    DataFile second = member("top/other", more);
    Content content = store.read(second, List.of(first, second));
    assertThat(content.bytes()).isEqualTo(more);
    assertThat(left()).containsExactlyInAnyOrder("cache/top/file", "cache/top/other");
  }

  @Test
  void aDamagedArchiveLeavesNothingBehind() throws IOException {
    byte[] tar = tar("top/file", GOOD);
    byte[] half = gzip(Arrays.copyOf(tar, tar.length / 2));
    server.createContext("/all.tar.gz", exchange -> answer(exchange, half));
    DataFile file = member("top/file", GOOD);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("the archive is cut off");
    assertThat(left()).isEmpty();
  }

  private DataFile member(String path, byte[] content) {
    Checksum sum = new Checksum("MD5", "").of(content);
    return new DataFile(path, content.length, sum, List.of(url("/all.tar.gz")), path, true);
  }

  private static byte[] tar(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      byte[] content = (byte[]) namesAndContents[i + 1];
      byte[] header = new byte[512];
      byte[] name = ((String) namesAndContents[i]).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(name, 0, header, 0, name.length);
      byte[] size =
          String.format(Locale.ROOT, "%011o", content.length).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(size, 0, header, 124, 11);
      header[156] = '0';
      out.write(header);
      out.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }
    out.write(new byte[1024]);
    return out.toByteArray();
  }
}
