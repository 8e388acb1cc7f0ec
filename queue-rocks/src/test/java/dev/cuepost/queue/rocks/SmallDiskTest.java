package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 96 MiB, real but in memory, that only the process of the test sees. */
@Timeout(180)
@Tag("slow")
@Tag("exhaustive")
final class SmallDiskTest {
  private static final String MOUNT = "mount -t tmpfs -o size=96m none \"$0\" && exec \"$@\"";

  private @TempDir Path directory;

  @Test
  void a_full_disk_refuses_sends_while_receives_and_deletes_go_on_until_there_is_room_again()
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user"));
    command.addAll(List.of("--mount", "sh", "-c", MOUNT, directory.toString()));
    command.addAll(JavaProcess.command(SmallDiskProgram.class, directory.resolve("queues")));

    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines;
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      lines = out.lines().filter(line -> line.matches("(sent|taken) .*")).toList();
    } finally {
      process.waitFor();
    }

    assertThat(lines).hasSize(7).last().isEqualTo("sent again");
    for (int round = 0; round < 3; round++) {
      String sent = lines.get(2 * round);
      assertThat(Integer.parseInt(sent.substring(5))).as("messages of 4 kB").isBetween(500, 24_000);
      assertThat(lines.get(2 * round + 1)).isEqualTo("taken " + sent.substring(5));
    }
    assertThat(process.exitValue()).isZero();
  }
}
