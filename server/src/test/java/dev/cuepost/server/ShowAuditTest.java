package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.access.Access;
import dev.cuepost.cli.output.Output;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShowAuditTest {
  private final Instant now = Instant.now();
  @TempDir private Path data;

  @Test
  void the_log_is_printed_while_the_server_has_the_database() throws IOException {
    try (var database = Database.open(data.resolve("state.db"));
        var access =
            Access.open(
                database.jdbi(),
                data.resolve("master-key"),
                InstantSource.system(),
                new SecureRandom())) {
      access.auditLog().record(entry(now, "acs:ram::1:user/ann", Outcome.ALLOWED));
      access.auditLog().record(entry(now.plusSeconds(1), "", Outcome.FAILED));
      access.auditLog().close();
      assertThat(run().lines())
          .satisfiesExactly(
              header -> assertThat(header).startsWith("TIME "),
              first -> assertThat(first).matches(".* ALLOWED +acs:ram::1:user/ann +10.0.0.1 .*"),
              second -> assertThat(second).matches(".* FAILED +LTAIkey +10.0.0.1 .*"));
      assertThat(run("--denied").lines()).hasSize(2);
      assertThat(run("--since", now.plusSeconds(1).toString()).lines()).hasSize(2);
    }
  }

  @Test
  void a_wrong_time_and_a_missing_directory_are_told() {
    assertThatThrownBy(() -> run("--since", "yesterday"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("was 'yesterday'");
    assertThatThrownBy(() -> run())
        .isInstanceOf(Problem.class)
        .hasMessageContaining("does not exist");
  }

  private String run(String... options) {
    var out = new StringWriter();
    var writer = new PrintWriter(out, true);
    var command = new ShowAudit();
    new CommandLine(command).parseArgs(options);
    command.print(data, new Output(writer, writer, false, false));
    return out.toString();
  }

  private static AuditEntry entry(Instant at, String caller, Outcome outcome) {
    return new AuditEntry(
        at, "1", caller, "LTAIkey", "10.0.0.1", "ram:CreateUser", "*", outcome, "", "r");
  }
}
