package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.server.PackagedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job end to end: a real server process, the official clients, real films. */
class TourTest {
  @TempDir private Path directory;

  @Test
  void the_demo_sees_every_step_with_clips_of_its_own() throws Exception {
    var printed = new ByteArrayOutputStream();

    new Tour(
            PackagedServer.command(),
            new Ffmpeg("ffmpeg"),
            List.of(),
            new PrintStream(printed, true, StandardCharsets.UTF_8))
        .run(directory);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("queue ice-callback-demo created")
        .contains("ProduceMediaComplete received from the queue")
        .contains("ProduceMediaComplete received over HTTP")
        .contains("fetched the film: 7.51 s")
        .contains("h264 1280x720")
        .contains("it ended as Failed, the event told Fail: InvalidMaterial.NotFound")
        .endsWith("Every step was seen.\n");
  }

  @Tag("exhaustive")
  @Test
  void the_demo_takes_the_files_that_it_is_given() throws Exception {
    var ffmpeg = new Ffmpeg("ffmpeg");
    List<Path> clips = ffmpeg.makeClips(directory);
    var printed = new ByteArrayOutputStream();

    new Tour(
            PackagedServer.command(),
            ffmpeg,
            clips,
            new PrintStream(printed, true, StandardCharsets.UTF_8))
        .run(directory);

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("uploaded sources/portrait.mp4")
        .endsWith("Every step was seen.\n");
  }
}
