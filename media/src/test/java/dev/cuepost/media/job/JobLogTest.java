package dev.cuepost.media.job;

import static dev.cuepost.media.job.EditingTest.ended;
import static dev.cuepost.media.job.EditingTest.submit;
import static dev.cuepost.media.job.Workshop.timelineOf;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.work.JobLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be read of jobs that workers did. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class JobLogTest {
  @TempDir private static Path directory;
  private static Workshop shop;

  @BeforeAll
  static void open() throws Exception {
    shop = new Workshop(directory);
    shop.clip("a.mp4", 1);
    shop.editing.start(1);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static List<String> log(String timeline, String last) {
    Accepted job = submit(shop, Workshop.request(timeline, url("out.mp4")));
    ended(shop, job.jobId());
    return await().until(() -> texts(job.jobId()), lines -> lines.getLast().startsWith(last));
  }

  private static List<String> texts(String jobId) {
    return shop.editing.jobs().log().of(jobId).stream().map(JobLog.Line::text).toList();
  }

  @Test
  void a_job_that_was_done_tells_each_step() {
    List<String> lines = log(timelineOf(url("a.mp4")), "Done");
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("Rendered"))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("Taken by a worker, attempt 1."),
            line -> assertThat(line).matches("Sources are here: 1 files, [0-9]+ bytes\\."),
            line -> assertThat(line).startsWith("Planned "),
            line -> assertThat(line).matches("Encoded: 1\\.[0-9]{2} s, [0-9]+ bytes\\."),
            line -> assertThat(line).isEqualTo("Stored under " + url("out.mp4") + "."),
            line -> assertThat(line).isEqualTo("Done; the end and its event follow."));
  }

  @Test
  void a_job_that_failed_tells_why() {
    assertThat(log(timelineOf(url("none.mp4")), "Failed"))
        .last()
        .asString()
        .startsWith("Failed, which is written with its event: InvalidMaterial.NotFound ");
  }

  @Test
  void the_newest_lines_are_kept_and_they_are_not_long() {
    Accepted job = submit(shop, Workshop.request(timelineOf(url("a.mp4")), url("long.mp4")));
    ended(shop, job.jobId());
    await().until(() -> texts(job.jobId()).getLast().startsWith("Done"));
    var notes = shop.editing.jobs().log().notes(job.jobId());
    for (int number = 1; number <= JobLog.LINES_MAX; number++) {
      notes.add(number + " " + "x".repeat(1_000));
    }
    notes.write();
    assertThat(texts(job.jobId()))
        .hasSize(JobLog.LINES_MAX)
        .allMatch(line -> line.length() == 500)
        .first()
        .asString()
        .startsWith("1 x");
  }
}
