package dev.cuepost.bench.object;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.run.RoundOptions;
import dev.cuepost.bench.run.Scratch;
import dev.cuepost.demo.Clients;
import dev.cuepost.demo.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Objects put and got by four connections, in megabytes a second. Baseline: nginx with the same
 * files on the same disk, got by sendfile and put by WebDAV; it does not sync what it takes.
 */
@Command(name = "objects", description = "objects put and got, beside nginx")
public final class ObjectBench implements Callable<Integer> {
  private static final int CONNECTIONS = 4;
  private static final int KEYS = 4;
  private static final double MEGABYTE = 1_000_000;

  @Option(names = "--server", required = true, split = " ", hidden = true)
  private List<String> server = List.of();

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "65536,8388608",
      description = "of objects, in bytes (default: ${DEFAULT-VALUE})")
  private List<Integer> sizes = List.of();

  @Mixin private RoundOptions options = new RoundOptions();

  @Override
  public Integer call() throws Exception {
    List<Row> rows = new ArrayList<>();
    try (var scratch = Scratch.in(options.directory());
        var running =
            ServerProcess.start(
                server,
                List.of(
                    "--data",
                    scratch.directory().resolve("data").toString(),
                    "--port",
                    "0",
                    "--oss-port",
                    "0"),
                scratch.directory().resolve("log"));
        var clients = new Clients(running)) {
      Place ours = Ours.of(running.objects().getPort(), clients.objects());
      Place nginx = Nginx.start(scratch);
      for (int size : sizes) {
        rows.addAll(measure(size, ours, nginx));
      }
    }
    System.out.println(Table.of(rows));
    return 0;
  }

  private List<Row> measure(int size, Place ours, Place nginx) throws Exception {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);
    var put = new Rounds();
    var putBeside = new Rounds();
    var got = new Rounds();
    var gotBeside = new Rounds();
    for (int round = -options.warmUps(); round < options.rounds(); round++) {
      double ourPut = rate(ours, (connection, key) -> put(connection, ours, key, body));
      double theirPut = rate(nginx, (connection, key) -> put(connection, nginx, key, body));
      double ourGet = rate(ours, (connection, key) -> connection.get(ours.getTarget(key)));
      double theirGet = rate(nginx, (connection, key) -> connection.get(nginx.getTarget(key)));
      if (round >= 0) {
        put.add(ourPut);
        putBeside.add(theirPut);
        got.add(ourGet);
        gotBeside.add(theirGet);
      }
    }
    String of = "%,d bytes".formatted(size);
    return List.of(
        Row.ratio("put " + of, "MB/s", put, "nginx", putBeside, new Target.AtLeast(0.6)),
        Row.ratio("get " + of, "MB/s", got, "nginx", gotBeside, new Target.AtLeast(0.6)));
  }

  private static long put(Connection connection, Place place, String key, byte[] body)
      throws IOException {
    connection.put(place.putTarget(key), body);
    return body.length;
  }

  /** One request; returns how many bytes of an object it moved. */
  @FunctionalInterface
  private interface Request {
    long send(Connection connection, String key) throws IOException;
  }

  /** Megabytes a second of all connections together. */
  private double rate(Place place, Request request) throws Exception {
    long begun = System.nanoTime();
    long end = begun + options.time().toNanos();
    List<Future<Long>> moved = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int each = 0; each < CONNECTIONS; each++) {
        int number = each;
        moved.add(threads.submit(() -> drive(place, request, number, end)));
      }
    }
    long bytes = 0;
    for (Future<Long> one : moved) {
      bytes += one.get();
    }
    return bytes / MEGABYTE / ((System.nanoTime() - begun) / 1e9);
  }

  private static long drive(Place place, Request request, int number, long end) throws IOException {
    long bytes = 0;
    try (var connection = new Connection(place.port())) {
      for (int turn = 0; System.nanoTime() < end; turn++) {
        bytes += request.send(connection, "c%d-%d.bin".formatted(number, turn % KEYS));
      }
    }
    return bytes;
  }
}
