package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.mns.model.Message;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.server.PackagedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of those who use a server, as processes beside it and beside the official client.
 */
@Timeout(240)
class CommandProcessTest {
  @TempDir private static Path directory;
  private static Machine machine;
  private static ServerProcess server;

  @BeforeAll
  static void start() throws Exception {
    machine = new Machine(directory);
    server = machine.start();
  }

  @AfterAll
  static void stop() {
    Machine.kill(server);
  }

  private record Outcome(int status, String out, String err) {}

  /** Runs a command that reads this text from its standard input. */
  private static Outcome run(String input, String... words) throws Exception {
    List<String> command = new ArrayList<>(PackagedServer.command());
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.environment().put("CUEPOST_ENDPOINT", server.api().toString());
    builder.environment().put("CUEPOST_BARS", "on");
    Path err = Files.createTempFile(directory, "command", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(input);
    } catch (IOException _) {
      // it ended without reading
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out, Files.readString(err));
  }

  @Test
  void what_a_command_sends_the_official_client_reads_and_the_other_way_round() throws Exception {
    String data = machine.data().toString();
    assertThat(run("", "queue", "create", "shop", "--data", data))
        .isEqualTo(new Outcome(0, "shop\n", ""));
    assertThat(run("Zoë's order\n", "queue", "send", "shop", "--batch", "--data", data).status())
        .isZero();
    try (var clients = new Clients(server)) {
      var queue = clients.queues().getQueueRef("shop");
      var message = queue.popMessage();
      assertThat(message.getMessageBodyAsString()).isEqualTo("Zoë's order");
      queue.deleteMessage(message.getReceiptHandle());
      var answer = new Message();
      answer.setMessageBody("paid: 7 €");
      queue.putMessage(answer);
    }
    Outcome received =
        run("", "queue", "receive", "shop", "--wait", "5", "--json", "--delete", "--data", data);
    assertThat(received.err()).isEmpty();
    JsonNode messages = new ObjectMapper().readTree(received.out());
    assertThat(messages.at("/0/MessageBody").asText()).isEqualTo("paid: 7 €");
    assertThat(run("", "queue", "receive", "shop", "--wait", "0", "--data", data))
        .isEqualTo(new Outcome(4, "", "no message on shop\n"));
  }

  @Test
  void the_status_tells_what_went_wrong() throws Exception {
    assertThat(run("", "queue", "show").status()).isEqualTo(2);
    assertThat(run("", "queue", "list", "--endpoint", "http://127.0.0.1:1", "--data", "x").status())
        .isEqualTo(1);
    Outcome unreachable =
        run(
            "",
            "queue",
            "list",
            "--endpoint",
            "http://127.0.0.1:1",
            "--data",
            machine.data().toString());
    assertThat(unreachable.status()).isEqualTo(3);
    assertThat(unreachable.err()).startsWith("cuepost: no server answers at ").hasLineCount(1);
  }
}
