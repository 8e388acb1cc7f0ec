package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.access.AuditQuery;
import dev.cuepost.access.AuditTable;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.user.UserCommand;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import dev.cuepost.state.Database;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost user audit --since P7D --denied --data ./cuepost-data",
      "  cuepost user audit --json | jq -r '.[] | select(.Outcome == \"DENIED\") | .Caller'"
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
    print(requireNonNull(user).data(), requireNonNull(user).out());
    return 0;
  }

  void print(Path data, Output out) {
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
      out.list(
          new AuditTable(database.jdbi())
              .find(query).reversed().stream().map(ShowAudit::json).toList(),
          Column.of("TIME", "Time"),
          Column.of("OUTCOME", "Outcome"),
          Column.firstOf("CALLER OR KEY", "Caller", "AccessKeyId"),
          Column.of("FROM", "SourceAddress"),
          Column.of("ACTION", "Action"),
          Column.of("RESOURCE", "Resource"),
          Column.of("REASON", "Reason"),
          Column.of("REQUEST", "RequestId"));
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

  private static ObjectNode json(AuditEntry entry) {
    return Output.object()
        .put("Time", entry.at().toString())
        .put("Outcome", entry.outcome().name())
        .put("Account", entry.account())
        .put("Caller", entry.caller())
        .put("AccessKeyId", entry.keyId())
        .put("SourceAddress", entry.source())
        .put("Action", entry.action())
        .put("Resource", entry.resource())
        .put("Reason", entry.reason())
        .put("RequestId", entry.requestId());
  }
}
