package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.RenderPlan.Expected;
import dev.cuepost.media.edit.RenderPlan.Input;
import dev.cuepost.media.edit.RenderPlan.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComplaintTest {
  private static final RenderPlan PLAN =
      new RenderPlan(
          List.of(input("first", "a.mp4"), input("second", "b.mp4")),
          "",
          List.of(),
          new Expected(Optional.empty(), true, Duration.ofSeconds(1)));

  @Test
  void theClipIsNamedWhoseStreamCannotBeDecoded() {
    assertThat(Complaint.sentence(PLAN, 1, "Error while decoding stream #1:0: Invalid data"))
        .isEqualTo(
            "second: FFmpeg ended with status 1: Error while decoding stream #1:0: Invalid data.");
  }

  @Test
  void noClipIsBlamedForFiltersThatDoNotFit() {
    assertThat(
            Complaint.sentence(
                PLAN,
                1,
                """
                [Parsed_concat_3 @ 0x1] Input link in0:v0 parameters do not match
                Error reinitializing filters!
                Failed to inject frame into filter network: Invalid argument
                Error while processing the decoded data for stream #1:0
                """))
        .isEqualTo(
            "FFmpeg ended with status 1: [Parsed_concat_3 @ 0x1] Input link in0:v0 parameters do not match.");
  }

  private static Input input(String clip, String file) {
    return new Input(clip, Path.of(file), "mov", Duration.ZERO, Optional.empty(), Reading.USUAL);
  }
}
