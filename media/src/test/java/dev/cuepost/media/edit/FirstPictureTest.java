package dev.cuepost.media.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstPictureTest {
  @ParameterizedTest(name = "{0} fps, picture {1} ms late, In {2} ms")
  @CsvSource({
    // on a picture, or nearer to one than to the other
    "25, 0, 0, 0",
    "25, 0, 1320, 1320",
    "25, 0, 1335, 1335",
    "25, 0, 1345, 1345",
    // in the middle: the earlier one
    "25, 0, 1300, 1280",
    "25, 0, 500, 480",
    "50, 0, 1010, 1000",
    // beside the middle, yet too near to it for the clocks of files: the nearer one
    "25, 0, 1301, 1320",
    "25, 0, 1299, 1280",
    // a picture half a frame behind the sound
    "25, 21, 2000, 1981",
    "25, 20, 2000, 1980",
    "25, 19, 2000, 2019",
    // none is earlier than the first
    "25, 21, 0, 21",
    "25, 0, 20, 0",
  })
  void a_clip_begins_with_the_nearest_picture_where_two_are_about_as_near(
      long rate, long late, long in, long from) {
    assertThat(FirstPicture.from(Duration.ofMillis(in), picture(rate, Duration.ofMillis(late))))
        .isEqualTo(Duration.ofMillis(from));
  }

  private static MediaFacts.Picture picture(long rate, Duration late) {
    var tags = new MediaFacts.Tags("tv", "bt709", "bt709", "bt709");
    return new MediaFacts.Picture(
        0,
        320,
        180,
        MediaFacts.Turn.NONE,
        1,
        FrameRate.of(rate),
        Duration.ofSeconds(10),
        false,
        new MediaFacts.Color(false, false, false, "bt709"),
        Optional.of(new MediaFacts.Coding("h264", "High", true, tags, 0, Duration.ZERO, late)));
  }
}
