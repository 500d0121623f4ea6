package io.github.medl.learning.data;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to an address: what Java's properties ({@code -Dhttps.proxyHost}) or the system
 * say, otherwise the variables {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and
 * {@code no_proxy}, which other programs obey and Java does not.
 */
final class Proxies {
  private final UnaryOperator<@Nullable String> environment;

  Proxies(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  /** The proxy, or {@link Proxy#NO_PROXY}. */
  Proxy of(URI address) {
    String host = address.getHost();
    if (host == null) {
      return Proxy.NO_PROXY;
    }
    ProxySelector selector = ProxySelector.getDefault();
    if (selector != null) {
      List<Proxy> proxies = selector.select(address);
      if (!proxies.isEmpty() && proxies.get(0).type() != Proxy.Type.DIRECT) {
        return proxies.get(0);
      }
    }
    if (isExempt(host)) {
      return Proxy.NO_PROXY;
    }
    String named = variable(address.getScheme() + "_proxy");
    return parsed(named == null ? variable("all_proxy") : named);
  }

  private @Nullable String variable(String name) {
    String value = environment.apply(name);
    if (value == null) {
      value = environment.apply(name.toUpperCase(Locale.ROOT));
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** As {@code http://proxy.example.org:3128} or {@code proxy.example.org:3128}. */
  private static Proxy parsed(@Nullable String text) {
    if (text == null) {
      return Proxy.NO_PROXY;
    }
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      boolean socks = uri.getScheme().startsWith("socks");
      int port = uri.getPort() > 0 ? uri.getPort() : socks ? 1080 : 80;
      if (uri.getHost() != null) {
        return new Proxy(
            socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
            InetSocketAddress.createUnresolved(uri.getHost(), port));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new DataException(
        "'" + text + "' is no proxy; https_proxy looks like http://proxy.example.org:3128", null);
  }

  private boolean isExempt(String host) {
    String exempt = variable("no_proxy");
    if (exempt == null) {
      return false;
    }
    for (String part : exempt.split("[,\\s]+")) {
      String domain = part.startsWith("*.") ? part.substring(1) : part;
      if (part.equals("*")
          || host.equalsIgnoreCase(domain)
          || !domain.isEmpty()
              && host.toLowerCase(Locale.ROOT)
                  .endsWith(
                      (domain.startsWith(".") ? "" : ".") + domain.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
