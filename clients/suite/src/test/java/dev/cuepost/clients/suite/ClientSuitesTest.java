package dev.cuepost.clients.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.demo.ServerProcess;
import dev.cuepost.server.PackagedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every client through every operation that it has and every error that it can provoke. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientSuitesTest {
  private final Map<ClientProgram, List<CaseResult>> results = new LinkedHashMap<>();

  @BeforeAll
  void run(@TempDir Path directory) throws IOException {
    var clients =
        List.of(
            ClientProgram.java("1.1.9", "V2"),
            ClientProgram.java("1.4.0", "V2"),
            ClientProgram.java("2.0.0", "V2"),
            ClientProgram.java("2.0.0", "V4"),
            NodeProject.install("mns", "driver.js", directory.resolve("node"))
                .with("Node ali-mns 2.6.8, V2"));
    var data = directory.resolve("data").toString();
    try (var server =
        ServerProcess.start(
            PackagedServer.command(),
            List.of("--data", data, "--port", "0", "--oss-port", "0"),
            directory.resolve("server.log"))) {
      for (var client : clients) {
        var log = directory.resolve("client-" + results.size() + ".log");
        results.put(client, client.run(Account.of(server), log));
      }
    }
  }

  @TestFactory
  Stream<DynamicContainer> every_case_passes() {
    return results.entrySet().stream()
        .map(entry ->
            DynamicContainer.dynamicContainer(
                entry.getKey().title(),
                entry.getValue().stream()
                    .map(result ->
                        DynamicTest.dynamicTest(
                            result.toString(), () -> assertThat(result.failure()).isEmpty()))));
  }

  @Test
  void every_client_has_run_its_cases() {
    assertThat(results.values()).allSatisfy(cases -> assertThat(cases).hasSizeGreaterThan(40));
  }

  @Test
  void the_table_in_the_documentation_tells_these_results() throws IOException {
    new ResultTable("clients", results).compareOrWrite();
  }
}
