package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {
  @TempDir Path folder;

  @Test
  void a_program_in_the_search_path_is_found_with_its_version() {
    var bundled = Studio.bundled();
    var path = List.of(folder.resolve("nothing here"), bundled.ffmpeg().resolveSibling(""));
    assertThat(Ffmpeg.locate(Optional.empty(), path, folder))
        .isEqualTo(new Ffmpeg.Location.Found(bundled));
    assertThat(bundled.version()).isEqualTo("6.1.1");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void without_one_in_the_search_path_the_bundled_one_is_unpacked_once_and_renders()
      throws Exception {
    var first = (Ffmpeg.Location.Found) Ffmpeg.locate(Optional.empty(), List.of(), folder);
    var written = Files.getLastModifiedTime(first.ffmpeg().ffmpeg());
    assertThat(Ffmpeg.locate(Optional.empty(), List.of(), folder)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first.ffmpeg().ffmpeg())).isEqualTo(written);
    assertThat(folder.toFile().list()).hasSize(1);

    var studio = new Studio(Files.createDirectory(folder.resolve("studio")), first.ffmpeg());
    studio.clip("a.mp4", "320x240", 2, "r", 440);
    studio.clip("b.mp4", "320x240", 2, "g", 880);
    var film =
        studio.render(
            """
            {"VideoTracks":[{"VideoTrackClips":[
              {"MediaURL":"FX/a.mp4","Effects":[{"Type":"Transition","SubType":"wipeleft","Duration":0.4}]},
              {"MediaURL":"FX/b.mp4"}]}]}
            """,
            RenderedTimelinesTest.output("mp4", 320, 240));
    assertThat(film.frames()).isEqualTo(90);
    film.shows(0.5, 160, 120, 64, 40, 40).shows(3.4, 160, 120, 56, 80, 56);
  }

  @Test
  void a_configured_program_that_does_not_work_is_an_error_and_no_other_is_taken()
      throws Exception {
    Path wrong = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\nexit 1\n");
    assertThat(wrong.toFile().setExecutable(true)).isTrue();
    assertThat(Ffmpeg.locate(Optional.of(wrong), List.of(Path.of("/usr/bin")), folder))
        .isInstanceOfSatisfying(
            Ffmpeg.Location.Missing.class,
            missing ->
                assertThat(missing.sentence())
                    .startsWith(wrong.toString())
                    .contains("apt-get install ffmpeg")
                    .doesNotContain("\n"));
  }
}
