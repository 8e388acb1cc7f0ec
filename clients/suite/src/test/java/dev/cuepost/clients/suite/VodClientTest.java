package dev.cuepost.clients.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.demo.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The VOD client of the first Tea generation through callback settings in two regions. It names no
 * region in its requests, so that one of them has a port of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // run fills the field
class VodClientTest {
  private List<CaseResult> results;

  @BeforeAll
  void run(@TempDir Path directory) throws IOException {
    var options =
        List.of(
            "--data",
            directory.resolve("data").toString(),
            "--port",
            "0",
            "--oss-port",
            "0",
            "--region",
            "cn-shanghai",
            "--region",
            "cn-beijing=0/0");
    try (var server =
        ServerProcess.start(Project.serverCommand(), options, directory.resolve("server.log"))) {
      var account = Account.of(server);
      var environment =
          Map.of(
              "VOD_SHANGHAI", server.api().toString(),
              "VOD_BEIJING", server.api("cn-beijing").toString(),
              "VOD_KEY_ID", account.keyId(),
              "VOD_KEY_SECRET", account.secret());
      results = ClientProgram.vod("1.0.0").run(environment, directory.resolve("client.log"));
    }
  }

  @TestFactory
  Stream<DynamicTest> every_case_passes() {
    return results.stream()
        .map(result ->
            DynamicTest.dynamicTest(
                result.toString(), () -> assertThat(result.failure()).isEmpty()));
  }

  @Test
  void the_client_has_run_its_cases() {
    assertThat(results)
        .hasSizeGreaterThan(25)
        .extracting(CaseResult::subject)
        .contains("SetMessageCallback", "GetMessageCallback", "DeleteMessageCallback");
  }
}
