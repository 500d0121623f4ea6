package io.github.medl.learning.data;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Those who are asked for data: hosts, or the proxy before them. One that lets the first request
 * wait is not asked again, whoever wants something of it: a network that swallows everything then
 * costs some seconds once, not some for every file and every address.
 *
 * <p>Safe for use by several threads: the second to ask waits for what the first finds out.
 */
final class Peers {
  /** Those of this run of the program; the one memory of its kind that outlives a store. */
  static final Peers OF_THIS_RUN =
      new Peers(1000 * Math.max(1, Long.getLong("medl.patience", 3)), new Proxies(System::getenv));

  private static final int MOST_CONNECT_MILLIS = 2000;

  /** Between two pieces of a file there may be more time than before the first. */
  private static final int SILENCE_MILLIS = 30_000;

  private final long patienceMillis;
  private final Proxies proxies;
  private final Map<String, Peer> peers = new ConcurrentHashMap<>();

  /** One of them; its own lock. */
  private static final class Peer {
    private final String name;
    private boolean isKnown;
    private boolean isSilent;

    Peer(String name) {
      this.name = name;
    }
  }

  Peers(long patienceMillis, Proxies proxies) {
    this.patienceMillis = patienceMillis;
    this.proxies = proxies;
  }

  /**
   * A connection whose answer has begun.
   *
   * @throws IOException if there is none in time, or has not been one before
   */
  URLConnection open(String address) throws IOException {
    URI uri = URI.create(address);
    Proxy proxy = proxies.of(uri);
    Peer peer = peers.computeIfAbsent(name(uri, proxy), Peer::new);
    synchronized (peer) {
      if (peer.isSilent) {
        throw new IOException(peer.name + " has not answered before; it is not asked again");
      }
      if (!peer.isKnown) {
        return answer(peer, uri, proxy);
      }
    }
    return answer(peer, uri, proxy);
  }

  private URLConnection answer(Peer peer, URI uri, Proxy proxy) throws IOException {
    try {
      URLConnection connection = inTime(() -> begun(uri, proxy));
      synchronized (peer) {
        peer.isKnown = true;
      }
      return connection;
    } catch (SocketTimeoutException e) {
      throw silent(peer);
    }
  }

  /** Whether whoever leads to an address has not answered. */
  boolean isSilent(String address) {
    Peer peer = peer(address);
    synchronized (peer) {
      return peer.isSilent;
    }
  }

  /** Asks several at once, and notes who does not answer. */
  void ask(List<String> addresses) {
    List<Thread> asking = new ArrayList<>();
    for (String address : addresses) {
      Thread thread = new Thread(() -> ask(address), "medl-ask");
      thread.setDaemon(true);
      thread.start();
      asking.add(thread);
    }
    try {
      for (Thread thread : asking) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(String address) {
    try {
      if (open(address) instanceof HttpURLConnection http) {
        http.disconnect();
      }
    } catch (IOException e) {
      // whoever wants something of it will hear
    }
  }

  private Peer peer(String address) {
    URI uri = URI.create(address);
    return peers.computeIfAbsent(name(uri, proxies.of(uri)), Peer::new);
  }

  /** Notes that somebody fell silent in the middle of a file. */
  IOException silent(String address) {
    return silent(peer(address));
  }

  private IOException silent(Peer peer) {
    synchronized (peer) {
      peer.isSilent = true;
    }
    return new IOException(
        peer.name
            + " does not answer; it is not asked again in this run (on a slow network"
            + " -Dmedl.patience=30 waits 30 seconds)");
  }

  private static String name(URI uri, Proxy proxy) {
    if (proxy.address() instanceof InetSocketAddress at) {
      return "the proxy " + at.getHostString() + ":" + at.getPort();
    }
    return uri.getRawAuthority() == null ? "this machine" : uri.getRawAuthority();
  }

  private URLConnection begun(URI uri, Proxy proxy) throws IOException {
    URLConnection connection = uri.toURL().openConnection(resolved(proxy));
    connection.setConnectTimeout((int) Math.min(MOST_CONNECT_MILLIS, patienceMillis));
    connection.setReadTimeout(SILENCE_MILLIS);
    connection.setRequestProperty("User-Agent", "medl");
    if (connection instanceof HttpURLConnection http && http.getResponseCode() != 200) {
      throw new IOException("the server answers " + http.getResponseCode());
    }
    return connection;
  }

  private static Proxy resolved(Proxy proxy) {
    return proxy.address() instanceof InetSocketAddress at && at.isUnresolved()
        ? new Proxy(proxy.type(), new InetSocketAddress(at.getHostString(), at.getPort()))
        : proxy;
  }

  /** Looking up a name has no limit of its own: so the whole is done aside, and left if need be. */
  private <T> T inTime(Callable<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread aside = new Thread(task, "medl-connection");
    aside.setDaemon(true);
    aside.start();
    try {
      return task.get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }
}
