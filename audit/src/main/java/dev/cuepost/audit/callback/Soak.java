package dev.cuepost.audit.callback;

import dev.cuepost.audit.callback.book.Asked;
import dev.cuepost.audit.callback.book.Behaviour;
import dev.cuepost.audit.callback.book.Books;
import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.book.Terms;
import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.load.EmptiedQueue;
import dev.cuepost.identity.AccessKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Clients and receivers of one server: callbacks are asked for and received from {@link #prepare}
 * on, whatever befalls the server, until {@link #settle} reads its log.
 */
public final class Soak implements AutoCloseable {
  private static final String POLICY = "500ms,1s";
  private static final String QUEUE = "ice-callback-soak";
  private static final String MISSING = "ice-callback-missing";
  private static final String DEAD_LETTERS = "ice-callback-dlq-soak";
  private static final Terms TERMS = new Terms(List.of(500L, 1_000L), DEAD_LETTERS, 3_000);

  private static final int ASKERS = 8;
  private static final int READERS = 6;
  private static final Duration SETTLE_MAX = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 300;

  private final SoakBooks books;
  private final Path directory;
  private final RpcConnection server;
  private final List<Endpoint> endpoints;
  private final List<Collector> collectors;
  private final Moods moods;
  private final Asking asking;

  private Soak(
      SoakBooks books,
      Path directory,
      RpcConnection server,
      List<Endpoint> endpoints,
      List<Collector> collectors,
      Moods moods,
      Asking asking) {
    this.books = books;
    this.directory = directory;
    this.server = server;
    this.endpoints = endpoints;
    this.collectors = collectors;
    this.moods = moods;
    this.asking = asking;
  }

  /**
   * Sets the server up and starts everything.
   *
   * @param objects address of the server's objects
   * @param ports free ports: endpoints of faults are on all but the last, where nobody listens
   * @param directory an empty one, where the books go
   * @param rate events a second
   * @throws AuditProblem if the server refuses
   */
  public static Soak prepare(
      URI api, URI objects, AccessKey key, List<Integer> ports, Path directory, int rate, long seed)
      throws IOException, InterruptedException {
    InstantSource clock = InstantSource.system();
    var server = new RpcConnection(api, key, clock);
    RpcConnection.Answer set =
        server.call(
            RpcConnection.OWN,
            "SetDeliveryOptions",
            Map.of("RetryPolicy", POLICY, "DeadLetterQueue", DEAD_LETTERS));
    if (!set.ok()) {
      throw new AuditProblem("the server refused SetDeliveryOptions: " + set.code());
    }
    var books = SoakBooks.create(directory);
    books.terms().write(TERMS);
    List<Collector> collectors = new ArrayList<>();
    for (String name : List.of(QUEUE, DEAD_LETTERS)) {
      var queue = new EmptiedQueue(api, key, name, clock);
      queue.make();
      collectors.add(new Collector(queue, books.messages(), clock));
    }
    List<Endpoint> endpoints = new ArrayList<>();
    for (int port : ports) {
      endpoints.add(new Endpoint(port, books.calls(), clock));
    }
    List<String> targets = new ArrayList<>(endpoints.stream().map(Endpoint::url).toList());
    targets.addAll(List.of(QUEUE, QUEUE, MISSING));
    endpoints.removeLast(); // nobody ever opens it
    for (Endpoint endpoint : endpoints) {
      endpoint.open();
    }
    var moods = new Moods(endpoints, seed);
    moods.start();
    collectors.forEach(Collector::start);
    List<Asker> askers = new ArrayList<>();
    for (int index = 0; index < ASKERS; index++) {
      var random = new SplittableRandom(seed * 1_000 + index);
      askers.add(
          new Asker(server, new HopelessJob(objects), targets, books.asked(), random, clock));
    }
    return new Soak(
        books, directory, server, endpoints, collectors, moods, Asking.start(askers, rate));
  }

  /**
   * Ends load and faults, waits until the server has nothing left to do, and reads its log. The
   * server must be there.
   *
   * @param progress told what goes on
   * @return how often each behaviour of an endpoint was shown
   */
  public Map<Behaviour, Integer> settle(Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("faults end");
    asking.end();
    Map<Behaviour, Integer> shown = moods.end();
    var log = new ServerLog(server);
    awaitEnd(log, progress);
    progress.accept("emptying queues");
    for (Collector collector : collectors) {
      collector.end();
    }
    for (Endpoint endpoint : endpoints) {
      endpoint.leave();
    }
    read(log, progress);
    return shown;
  }

  /** Returns after a while at the latest: what is pending then is the judge's to see. */
  private void awaitEnd(ServerLog log, Consumer<String> progress)
      throws IOException, InterruptedException {
    Set<String> jobs =
        Books.askedIn(directory).stream()
            .filter(asked -> asked.kind() == Asked.Kind.JOB)
            .filter(asked -> asked.result() == Asked.Result.ACKNOWLEDGED)
            .map(asked -> String.valueOf(asked.id()))
            .collect(Collectors.toSet());
    long until = System.nanoTime() + SETTLE_MAX.toNanos();
    while (System.nanoTime() < until) {
      long untold = jobs.size() - log.jobsTold().stream().filter(jobs::contains).count();
      progress.accept("settling, %d jobs".formatted(untold));
      if (untold == 0 && !log.isAnyPending()) {
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void read(ServerLog log, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("reading the log");
    List<String> names = log.names();
    try (var readers = Executors.newFixedThreadPool(READERS)) {
      List<Future<Delivery>> found =
          names.stream().map(name -> readers.submit(() -> log.delivery(name))).toList();
      int read = 0;
      for (Future<Delivery> one : found) {
        books.deliveries().write(one.get());
        if (++read % 500 == 0) {
          progress.accept("read %d of %d".formatted(read, names.size()));
        }
      }
    } catch (ExecutionException e) {
      throw new AuditProblem("the log cannot be read: " + e.getCause(), e);
    }
  }

  /** Ends what is still at work, for a run that is void. */
  @Override
  public void close() throws IOException {
    asking.abandon();
    moods.abandon();
    collectors.forEach(Collector::abandon);
    for (Endpoint endpoint : endpoints) {
      endpoint.close();
    }
    server.close();
    books.close();
  }
}
