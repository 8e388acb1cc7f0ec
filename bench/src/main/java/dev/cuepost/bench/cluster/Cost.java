package dev.cuepost.bench.cluster;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.figure.Usage;
import dev.cuepost.bench.smq.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * What messages cost the server and the database, in microseconds of CPU time each. Unlike rates it
 * hardly depends on what else the machine does.
 */
final class Cost {
  private static final double NANOS = 1e3;

  private final Subject server;
  private final Site site;
  private final Rounds ofServer = new Rounds();
  private final Rounds ofDatabase = new Rounds();
  private Duration serverBefore = Duration.ZERO;
  private Duration databaseBefore = Duration.ZERO;

  Cost(Subject server, Site site) {
    this.server = server;
    this.site = site;
  }

  void begin() throws IOException {
    serverBefore = Usage.of(server.pid()).cpu();
    databaseBefore = Usage.ofAll(site.database().pid());
  }

  /**
   * What was used since.
   *
   * @param counts whether the round does
   */
  void end(long messages, boolean counts) throws IOException {
    if (counts) {
      ofServer.add(each(Usage.of(server.pid()).cpu().minus(serverBefore), messages));
      ofDatabase.add(each(Usage.ofAll(site.database().pid()).minus(databaseBefore), messages));
    }
  }

  private static double each(Duration used, long messages) {
    return used.toNanos() / NANOS / messages;
  }

  Row row(String measure) {
    return Row.figure(
        measure + ", CPU of the server a message",
        ofServer.median(),
        "µs",
        String.format(Locale.ROOT, "of PostgreSQL %.0f µs", ofDatabase.median()),
        new Target.None());
  }
}
