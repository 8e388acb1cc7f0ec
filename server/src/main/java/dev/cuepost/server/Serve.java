package dev.cuepost.server;

import dev.cuepost.cli.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is told to end. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the server. One line on standard output tells when it is ready and where it listens;"
          + " SIGTERM ends it within 10 seconds and loses nothing."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost serve --data ./cuepost-data",
      "  cuepost serve --region cn-shanghai --region cn-beijing=8710/8711"
    })
final class Serve implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "directory of all the server's state (default: cuepost-data)")
  private @Nullable String data;

  @Option(
      names = "--port",
      description = "port of SMQ, IMS and the health check, 0: any free one (default: 8700)")
  private @Nullable String port;

  @Option(
      names = "--oss-port",
      description = "port of the objects, 0: any free one (default: 8701)")
  private @Nullable String ossPort;

  @Option(names = "--host", description = "address to listen on (default: 127.0.0.1)")
  private @Nullable String host;

  @Option(
      names = "--region",
      paramLabel = "ID[=PORT[/OSSPORT]]",
      description = {
        "a region to have; may be given several times, the first one is the default"
            + " (default: cn-shanghai). With a port, requests to that port belong to it."
      })
  private List<String> regions = List.of();

  @Option(
      names = "--roles",
      paramLabel = "ROLE,…",
      description = {
        "what this one of several servers does: face, deliver, render (default: all of it)"
      })
  private @Nullable String roles;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "properties file; the options above come before it")
  private @Nullable Path config;

  @Override
  public Integer call() throws Exception {
    ServerConfig settings = settings();
    var server = Server.start(settings);
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(() -> {
                  server.close();
                  ended.countDown();
                }));
    System.out.println(ready(server, sinceProcessStart()));
    System.out.flush();
    ended.await();
    return 0;
  }

  private ServerConfig settings() {
    var settings = new Settings();
    if (config != null) {
      settings.file(config);
    }
    set(settings, "data", data);
    set(settings, "port", port);
    set(settings, "oss-port", ossPort);
    set(settings, "host", host);
    set(settings, "roles", roles);
    if (!regions.isEmpty()) {
      settings.set("region", String.join(",", regions));
    }
    return settings.read();
  }

  private static void set(Settings settings, String key, @Nullable String value) {
    if (value != null) {
      settings.set(key, value);
    }
  }

  private static Duration sinceProcessStart() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }

  /** The line that scripts wait for: name=value words behind "cuepost ready". */
  private static String ready(Server server, Duration start) {
    String words =
        server.endpoints().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT, "cuepost ready %s seconds=%.2f", words, start.toMillis() / 1e3);
  }
}
