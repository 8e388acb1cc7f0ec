package dev.cuepost.bench.page;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.page.Visitor.Seen;
import dev.cuepost.bench.run.RoundOptions;
import dev.cuepost.bench.run.Scratch;
import dev.cuepost.demo.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * First views of the console's pages, with much in store: milliseconds until the last byte of the
 * page and of the files that it needs, and bytes over the wire. Judged by themselves.
 */
@Command(name = "pages", description = "the console's pages with many jobs and deliveries stored")
public final class PagesBench implements Callable<Integer> {
  private static final double MOST_MILLIS = 300;
  private static final double MOST_KILOBYTES = 150;
  private static final int PAGES_ON = 40;

  @Option(names = "--server", required = true, split = " ", hidden = true)
  private List<String> server = List.of();

  @Option(names = "--jobs", defaultValue = "100000", description = "default: ${DEFAULT-VALUE}")
  private int jobs = 100_000;

  @Option(
      names = "--deliveries",
      defaultValue = "1000000",
      description = "default: ${DEFAULT-VALUE}")
  private int deliveries = 1_000_000;

  @Mixin private RoundOptions options = new RoundOptions();

  @Override
  public Integer call() throws Exception {
    try (var scratch = Scratch.in(options.directory())) {
      Path data = scratch.directory().resolve("data");
      Map<String, String> credentials;
      try (ServerProcess first = start(data, scratch)) {
        credentials = first.credentials();
      }
      String account = credentials.getOrDefault("CUEPOST_ACCOUNT_ID", "");
      Stock.fill(
          data.resolve("state.db"), account, Instant.now(), new Stock.Amounts(jobs, deliveries));
      try (ServerProcess running = start(data, scratch);
          var visitor = new Visitor(running.api())) {
        visitor.signIn(account, credentials.getOrDefault("CUEPOST_CONSOLE_PASSWORD", ""));
        System.out.println(Table.of(rows(visitor)));
      }
    }
    return 0;
  }

  private ServerProcess start(Path data, Scratch scratch) throws IOException {
    return ServerProcess.start(
        server,
        List.of("--data", data.toString(), "--port", "0", "--oss-port", "0"),
        scratch.directory().resolve("log"));
  }

  private List<Row> rows(Visitor visitor) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (var page : pages(visitor).entrySet()) {
      var millis = new Rounds();
      var kilobytes = new Rounds();
      var alone = new Rounds();
      for (int round = -options.warmUps(); round < options.rounds(); round++) {
        Seen seen = visitor.look(page.getValue());
        if (round >= 0) {
          millis.add(seen.allNanos() / 1e6);
          alone.add(seen.pageNanos() / 1e6);
          kilobytes.add(seen.bytes() / 1e3);
        }
      }
      rows.add(
          Row.figure(
              page.getKey(),
              millis.median(),
              "ms",
              String.format(Locale.ROOT, "the page alone %.1f ms", alone.median()),
              new Target.AtMost(MOST_MILLIS)));
      rows.add(Row.figure("", kilobytes.median(), "kB", "", new Target.AtMost(MOST_KILOBYTES)));
    }
    return rows;
  }

  private Map<String, String> pages(Visitor visitor) throws IOException, InterruptedException {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("overview", "overview");
    pages.put("editing jobs", "jobs");
    pages.put("editing jobs that failed", "jobs?state=FAILED");
    pages.put("editing jobs that run", "jobs?state=PROCESSING");
    pages.put("an editing job", "jobs/" + Stock.job(jobs / 2));
    pages.put("snapshot jobs", "jobs?kind=snapshot");
    pages.put("snapshot jobs that failed", "jobs?kind=snapshot&state=FAILED");
    pages.put("jobs of VOD", "jobs?kind=vod-transcode");
    pages.put("the editor", "edit");
    pages.put("the editor with a job", "jobs/" + Stock.job(jobs / 2) + "/change");
    pages.put("projects", "projects");
    pages.put("media", "media");
    pages.put("media that failed", "media?kind=VIDEO&state=FAILED");
    pages.put("an asset", "media/" + Stock.asset(jobs / 2));
    pages.put("deliveries", "deliveries");
    pages.put("deliveries given up", "deliveries?state=GIVEN_UP");
    pages.put("deliveries under way", "deliveries?state=PENDING");
    pages.put("deliveries of a rare event", "deliveries?type=TestEvent");
    pages.put("deliveries to a usual target", "deliveries?target=" + Stock.USUAL_TARGET);
    pages.put(
        "given up, to a rare target", "deliveries?state=GIVEN_UP&target=" + Stock.RARE_TARGET);
    pages.put("deliveries to a target that is none", "deliveries?target=https://none.example.test");
    pages.put("deliveries of a job", "deliveries?job=" + Stock.job(jobs / 2));
    pages.put("a delivery", "deliveries/" + Stock.event(deliveries / 2) + "-1");
    pages.put("queues", "queues");
    pages.put("callback settings", "callbacks/ims");
    pages.put("users", "access/users");
    pages.put("audit log", "access/audit");
    Map<String, String> addresses = new LinkedHashMap<>();
    pages.forEach((name, path) -> addresses.put(name, "/console/" + Stock.REGION + "/" + path));
    addresses.put(
        "editing jobs, page 40", far(visitor, addresses.getOrDefault("editing jobs", "")));
    addresses.put("media, page 40", far(visitor, addresses.getOrDefault("media", "")));
    addresses.put("deliveries, page 40", far(visitor, addresses.getOrDefault("deliveries", "")));
    return addresses;
  }

  /** The address of a page that one comes to by going on and on. */
  private static String far(Visitor visitor, String first)
      throws IOException, InterruptedException {
    String address = first;
    for (int i = 1; i < PAGES_ON; i++) {
      String next = visitor.look(address).next();
      if (next.isEmpty()) {
        return address;
      }
      address = next;
    }
    return address;
  }
}
