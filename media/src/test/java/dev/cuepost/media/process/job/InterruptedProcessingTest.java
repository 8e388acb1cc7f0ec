package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that is broken off by the end of a process is done by the next one. */
@Tag("slow")
class InterruptedProcessingTest {
  @TempDir private Path directory;

  @Test
  void aJobUnderWayIsDoneAgainAndToldOnce() throws Exception {
    JobGroup group;
    try (var first = new Plant(directory)) {
      first.clip("clip.mp4");
      first.processing.start(1);
      group =
          Plant.accepted(
              first
                  .processing
                  .jobs()
                  .transcode(
                      Plant.submission(),
                      "[{\"Type\":\"OSS\",\"Media\":\"oss://demo/clip.mp4\"}]",
                      """
                      [{"Output":{"Type":"OSS","Media":"oss://demo/late.mp4"},"ProcessConfig":{
                        "Transcode":{"TemplateId":"S01-mp4-h265-480p","OverwriteParams":{
                          "Video":{"Preset":"slower"}}}}}]\
                      """));
      Awaitility.await()
          .until(() -> state(first, group) == JobState.PROCESSING && working(directory));
    }

    try (var second = new Plant(directory)) {
      assertThat(state(second, group)).as("given back").isEqualTo(JobState.INIT);
      assertThat(second.has("late.mp4")).isFalse();
      assertThat(second.events()).isEmpty();
      // A job that asks for the same with less work would do; this one has its order from before.
      second
          .database
          .jdbi()
          .useTransaction(handle ->
              handle.execute(
                  "UPDATE process_job SET request = replace(request, 'slower', 'ultrafast')"));
      second.processing.start(1);

      assertThat(second.ended(group).state()).isEqualTo(JobState.SUCCESS);
      assertThat(second.has("late.mp4")).isTrue();
      assertThat(second.events())
          .hasSize(2)
          .anyMatch(text -> text.contains("TranscodeParentComplete"));
    }
    assertThat(working(directory)).isFalse();
  }

  private static JobState state(Plant plant, JobGroup group) {
    return plant
        .processing
        .jobs()
        .findGroup(Plant.OWNER, GroupKind.TRANSCODE, group.groupId())
        .orElseThrow()
        .jobs()
        .getFirst()
        .state();
  }

  /** Whether there is work in progress on the disk. */
  private static boolean working(Path directory) throws Exception {
    try (var files = Files.list(directory.resolve("scratch"))) {
      return files.findAny().isPresent();
    }
  }
}
