package dev.cuepost.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks names up for no longer than a caller can wait: the system's own lookup knows no deadline.
 *
 * <p>Any thread may call. The lookups run on a few platform threads, because a native lookup holds
 * on to the thread that carries it; a name that is being looked up is not looked up twice, so that
 * one whose server never answers takes one of them at most.
 */
final class Resolver implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int WAITING_MAX = 1_000;

  private final Dns names;
  private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay =
      new ConcurrentHashMap<>();
  private final ThreadPoolExecutor lookups =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().daemon().name("egress-names-", 0).factory());

  Resolver(Dns names) {
    this.names = names;
    lookups.allowCoreThreadTimeOut(true);
  }

  /** The same lookups, waited for this long. */
  Dns within(Duration limit) {
    return host -> lookup(host, limit);
  }

  private List<InetAddress> lookup(String host, Duration limit) throws UnknownHostException {
    try {
      return answer(host).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new UnknownHostException("no answer for " + host + " within " + limit);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("the lookup of " + host + " was interrupted");
    } catch (ExecutionException e) {
      var failure = new UnknownHostException(host);
      failure.initCause(e.getCause());
      throw failure;
    }
  }

  private CompletableFuture<List<InetAddress>> answer(String host) throws UnknownHostException {
    var mine = new CompletableFuture<List<InetAddress>>();
    var other = underWay.putIfAbsent(host, mine);
    if (other != null) {
      return other;
    }
    try {
      lookups.execute(() -> complete(host, mine));
      return mine;
    } catch (RejectedExecutionException _) {
      underWay.remove(host, mine);
      var failure = new UnknownHostException("too many names are being looked up");
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  private void complete(String host, CompletableFuture<List<InetAddress>> answer) {
    try {
      answer.complete(names.lookup(host));
    } catch (UnknownHostException | RuntimeException e) {
      answer.completeExceptionally(e);
    } finally {
      underWay.remove(host, answer);
    }
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
