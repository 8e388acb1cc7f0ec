package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.access.AuditQuery;
import dev.cuepost.access.AuditTable;
import dev.cuepost.cli.user.UserCommand;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import dev.cuepost.state.Database;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the audit log, also while the server runs. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints who changed something and who was refused, one line each, the oldest first: time,"
          + " outcome, caller or key, source address, action, resource, reason, request id."
    })
final class ShowAudit implements Callable<Integer> {
  private static final int ENTRIES_MAX = 10_000;

  @ParentCommand private @Nullable UserCommand user;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "a moment such as 2026-11-22T00:00:00Z, or how long ago, such as P7D or PT1H"
              + " (default: P1D)")
  private String since = "P1D";

  @Option(names = "--denied", description = "only what was refused or failed")
  private boolean denied;

  @Override
  public Integer call() {
    print(requireNonNull(user).data(), System.out);
    return 0;
  }

  void print(Path data, PrintStream out) {
    Instant now = Instant.now();
    var query =
        new AuditQuery(
            Optional.empty(),
            since(now),
            now.plus(Duration.ofDays(1)),
            Optional.empty(),
            denied ? Set.of(Outcome.DENIED, Outcome.FAILED) : Set.of(),
            ENTRIES_MAX);
    try (var database = Database.openToRead(data.resolve("state.db"))) {
      new AuditTable(database.jdbi())
          .find(query).reversed().stream().map(ShowAudit::line).forEach(out::println);
      out.flush();
    } catch (UncheckedIOException e) {
      throw new Problem(e.getMessage(), e);
    }
  }

  private Instant since(Instant now) {
    try {
      return since.startsWith("P") ? now.minus(Duration.parse(since)) : Instant.parse(since);
    } catch (DateTimeException e) {
      throw new Problem(
          "--since must be a moment such as 2026-11-22T00:00:00Z or a duration such as P7D, was '%s'"
              .formatted(since),
          e);
    }
  }

  private static String line(AuditEntry entry) {
    return Stream.of(
            entry.at().toString(),
            entry.outcome().name(),
            entry.caller().isEmpty() ? "key " + shown(entry.keyId()) : entry.caller(),
            entry.source(),
            shown(entry.action()),
            shown(entry.resource()),
            shown(entry.reason()),
            shown(entry.requestId()))
        .collect(Collectors.joining("\t"));
  }

  private static String shown(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
