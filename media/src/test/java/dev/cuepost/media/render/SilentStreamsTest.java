package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films that end in silence, in containers that do not say how long a packet of it lasts. */
@Tag("slow")
class SilentStreamsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"ts,2.76", "ts,2.92", "ts,3", "m3u8,2.84", "m3u8,3"})
  void they_are_as_long_as_planned(String container, double seconds) throws Exception {
    var studio = new Studio(folder);
    studio.make("red.png", "-f|lavfi|-i|color=red:s=160x90|-frames:v|1");
    var film =
        studio.render(
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"Type\":\"Image\",\"MediaURL\":\"FX/red.png\",\"Duration\":%s}]}]}"
                .formatted(seconds),
            RenderedTimelinesTest.output(container, 320, 180));
    assertThat(film.frames()).isEqualTo((int) Math.round(seconds * 25));
  }
}
