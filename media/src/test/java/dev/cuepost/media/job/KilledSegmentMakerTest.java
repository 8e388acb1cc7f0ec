package dev.cuepost.media.job;

import static dev.cuepost.media.job.EditingTest.ended;
import static dev.cuepost.media.job.EditingTest.submit;
import static dev.cuepost.media.job.SharedSegmentsTest.TIMELINE;
import static dev.cuepost.media.job.SharedSegmentsTest.assertAlike;
import static dev.cuepost.media.job.SharedSegmentsTest.has;
import static dev.cuepost.media.job.SharedSegmentsTest.nothingIsLeft;
import static dev.cuepost.media.job.Workshop.request;
import static dev.cuepost.media.job.Workshop.url;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.queue.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of a process that makes segments of a job that another process has. */
@Tag("slow")
@Tag("exhaustive")
class KilledSegmentMakerTest {
  @TempDir private Path directory;

  @Test
  void only_what_it_held_is_made_again_and_the_film_is_the_same() throws Exception {
    Path postgres = Files.createDirectory(directory.resolve("postgres"));
    Path common = Files.createDirectory(directory.resolve("common"));
    Path other = Files.createDirectory(directory.resolve("other-scratch"));
    try (var server = PostgresServer.start(postgres, "fsync=off")) {
      String queues = server.create("queues");
      Process maker = start(common, queues, other);
      try (var shop = SegmentMaker.open(common, queues, directory.resolve("scratch"))) {
        shop.clip("long.mp4", 30);
        shop.editing.start(1);
        String alone = submit(shop, request(TIMELINE, url("alone.mp4"))).jobId();
        assertThat(ended(shop, alone).state()).isEqualTo(State.SUCCESS);

        var out = maker.getOutputStream();
        out.write('\n');
        out.flush();
        String jobId = submit(shop, request(TIMELINE, url("killed.mp4"))).jobId();
        await().until(() -> has(other, ".nut"));
        maker.destroyForcibly().waitFor();

        Map<String, Integer> leases = new HashMap<>();
        await()
            .until(() -> {
              leases(shop, jobId).forEach((name, lease) -> leases.merge(name, lease, Math::max));
              return shop.job(jobId).state() == State.SUCCESS;
            });
        assertAlike(shop, "killed.mp4", "alone.mp4");
        assertThat(leases.values().stream().filter(lease -> lease > 1))
            .hasSizeBetween(1, Runtime.getRuntime().availableProcessors());
        await().untilAsserted(() -> nothingIsLeft(shop));
      } finally {
        maker.destroyForcibly().waitFor();
      }
    }
  }

  private static Process start(Path common, String queues, Path scratch) throws Exception {
    Process maker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SegmentMaker.class.getName(),
                common.toString(),
                queues,
                scratch.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var out = new BufferedReader(new InputStreamReader(maker.getInputStream(), UTF_8));
    String line = out.readLine();
    while (line != null && !line.equals("ready")) {
      line = out.readLine(); // what others say before
    }
    assertThat(line).isEqualTo("ready");
    Thread.ofVirtual().start(() -> out.lines().forEach(said -> {}));
    return maker;
  }

  private static Map<String, Integer> leases(Workshop shop, String jobId) {
    return shop.database
        .jdbi()
        .withHandle(handle ->
            handle
                .select("SELECT name, lease FROM editing_segment WHERE job_id = ?", jobId)
                .reduceRows(
                    new HashMap<String, Integer>(),
                    (leases, row) -> {
                      leases.put(
                          row.getColumn("name", String.class),
                          row.getColumn("lease", Integer.class));
                      return leases;
                    }));
  }
}
