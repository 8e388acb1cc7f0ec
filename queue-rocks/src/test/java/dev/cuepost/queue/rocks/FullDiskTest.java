package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.QueueStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more, played by a limit on the size of a process's files. */
final class FullDiskTest {
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final int MOST_BYTES = 1 << 20;

  private @TempDir Path directory;

  @Test
  void a_full_disk_refuses_sends_and_harms_nothing() throws IOException, InterruptedException {
    assertThat(PRLIMIT).as("prlimit of util-linux").isExecutable();
    Process process = JavaProcess.start(FullDiskProducer.class, directory);
    List<String> lines;
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(out.readLine()).isEqualTo("ready");
      limitFiles(process.pid());
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      lines = out.lines().toList();
    } finally {
      process.destroyForcibly().waitFor();
    }

    long sent = lines.stream().filter(line -> line.startsWith("sent ")).count();
    assertThat(sent).isBetween(10L, (long) MOST_BYTES / 10_000);
    assertThat(lines)
        .as("one sentence that names the place, and memory knows what was acknowledged")
        .anyMatch(line -> line.startsWith("refused the queue store in " + directory))
        .contains("active " + sent);
    try (var engine =
        RocksQueueEngine.open(directory, new ManualClock(InstantSource.system().instant()))) {
      QueueStatus status = engine.status(CrashTest.QUEUE).orElseThrow();
      assertThat(status.active()).as("the refused one is there or not").isBetween(sent, sent + 1);
    }
  }

  private static void limitFiles(long process) throws IOException, InterruptedException {
    Process limit =
        new ProcessBuilder(
                PRLIMIT.toString(), "--pid", Long.toString(process), "--fsize=" + MOST_BYTES)
            .inheritIO()
            .start();
    assertThat(limit.waitFor()).isZero();
  }
}
