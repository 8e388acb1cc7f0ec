package dev.cuepost.callback.delivery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Takes the times of one HTTP call, whose thread tells it and reads it.
 *
 * <p>A call that goes on over a connection that stands has no times of lookup and connection.
 */
final class ExchangeWatch extends EventListener {
  private final long start = System.nanoTime();
  private @Nullable InetSocketAddress address;
  private final Phase dns = new Phase();
  private final Phase connect = new Phase();
  private final Phase tls = new Phase();
  private final Phase firstByte = new Phase();

  /** The watch of this call, which its request carries. */
  static EventListener of(Call call) {
    ExchangeWatch watch = call.request().tag(ExchangeWatch.class);
    return watch == null ? EventListener.NONE : watch;
  }

  ExchangeWatch() {
    firstByte.begin = start;
  }

  private static final class Phase {
    long begin;
    long end;

    Optional<Long> micros() {
      return end == 0 ? Optional.empty() : Optional.of((end - begin) / 1_000);
    }
  }

  /** What was seen until now. */
  Exchange exchange(Optional<String> answer) {
    return new Exchange(
        Optional.ofNullable(address).map(ExchangeWatch::text),
        dns.micros(),
        connect.micros(),
        tls.micros(),
        firstByte.micros(),
        answer);
  }

  private static String text(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    String host = ip == null ? address.getHostString() : ip.getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  @Override
  public void dnsStart(Call call, String domainName) {
    dns.begin = System.nanoTime();
  }

  @Override
  public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
    dns.end = System.nanoTime();
  }

  @Override
  public void connectStart(Call call, InetSocketAddress to, Proxy proxy) {
    address = to;
    connect.begin = System.nanoTime();
    connect.end = 0;
  }

  @Override
  public void secureConnectStart(Call call) {
    connect.end = System.nanoTime();
    tls.begin = connect.end;
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    tls.end = System.nanoTime();
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress to, Proxy proxy, @Nullable Protocol protocol) {
    if (connect.end == 0) {
      connect.end = System.nanoTime();
    }
  }

  @Override
  public void connectionAcquired(Call call, okhttp3.Connection connection) {
    address = connection.route().socketAddress();
  }

  @Override
  public void responseHeadersStart(Call call) {
    firstByte.end = System.nanoTime();
  }
}
