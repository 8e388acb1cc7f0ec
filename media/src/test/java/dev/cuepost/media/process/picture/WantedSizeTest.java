package dev.cuepost.media.process.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts.Color;
import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.edit.MediaFacts.Turn;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The size that a picture gets, and how it is brought to it. */
class WantedSizeTest {
  @ParameterizedTest
  @CsvSource({
    // stored, turn, aspect of pixels; wanted; got
    "1920, 1080, NONE, 1, , , 1920x1080",
    "1920, 1080, NONE, 1, 640, , 640x360",
    "1920, 1080, NONE, 1, , 360, 640x360",
    "1920, 1080, NONE, 1, 100, 100, 100x100",
    "1920, 1080, NONE, 1, 134, , 134x75",
    "1920, 1080, RIGHT, 1, 540, , 540x960",
    "1920, 1080, HALF, 1, 640, , 640x360",
    "720, 576, NONE, 1.422, , 576, 1024x576",
    "720, 576, LEFT, 1.422, 288, , 288x512",
    "10000, 8, NONE, 1, , 4096, 16384x4096",
    "8, 10000, NONE, 1, , 8, 1x8"
  })
  void a_missing_side_follows_from_the_picture_as_it_is_shown(
      int width, int height, Turn turn, double aspect, Integer wide, Integer high, String size) {
    var wanted = new WantedSize(Optional.ofNullable(wide), Optional.ofNullable(high));
    assertThat(wanted.of(picture(width, height, turn, aspect))).hasToString(size);
  }

  @ParameterizedTest
  @CsvSource({"NONE, 640x480", "RIGHT, 480x640"})
  void the_width_may_be_meant_for_the_longer_side(Turn turn, String size) {
    var wanted = new WantedSize(Optional.of(640), Optional.of(480));
    var picture = picture(1920, 1080, turn, 1);
    assertThat(wanted.longSideFirst(picture).of(picture)).hasToString(size);
  }

  @Test
  void a_turned_picture_is_turned_before_it_is_scaled() {
    assertThat(
            Upright.filters(
                picture(1920, 1080, Turn.LEFT, 1), new Size(9, 16), "bicubic", Coloring.JPEG))
        .containsExactly(
            "transpose=dir=cclock",
            "sidedata=mode=delete:type=DISPLAYMATRIX",
            "scale=w=9:h=16:flags=bicubic:in_color_matrix=bt709:in_range=tv"
                + ":out_color_matrix=bt601:out_range=pc",
            "setsar=1",
            "format=yuvj420p");
  }

  private static Picture picture(int width, int height, Turn turn, double aspect) {
    return new Picture(
        0,
        width,
        height,
        turn,
        aspect,
        FrameRate.of(25),
        Duration.ofSeconds(10),
        false,
        new Color(false, false, false, "bt709"));
  }
}
