package dev.cuepost.media.render;

import static dev.cuepost.media.render.CaptionFilms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How captions move in the finished picture. */
@Tag("slow")
class CaptionMotionsTest {
  private static CaptionFilms films;

  @BeforeAll
  static void makeMaterials(@TempDir Path folder) {
    films = new CaptionFilms(folder);
  }

  @Test
  void motions_bring_a_text_in_and_out() throws Exception {
    var faded =
        films.film(
            "[{"
                + text(
                    "██",
                    "'FontSize':60,'X':40,'Y':40,'AaiMotionInEffect':'fade_in','AaiMotionIn':1,'AaiMotionOutEffect':'fade_out','AaiMotionOut':0.5,")
                + "}]",
            "");
    int[] levels = {
      faded.at(0.04).level(80, 75),
      faded.at(0.48).level(80, 75),
      faded.at(1.2).level(80, 75),
      faded.at(1.76).level(80, 75),
      faded.at(1.96).level(80, 75)
    };
    assertThat(levels[0]).isLessThan(70);
    assertThat(levels[1]).isBetween(110, 180);
    assertThat(levels[2]).isGreaterThan(248);
    assertThat(levels[3]).isBetween(100, 190);
    assertThat(levels[4]).isLessThan(80);

    var slid =
        films.film(
            "[{"
                + text(
                    "██",
                    "'FontSize':40,'X':40,'Y':40,'AaiMotionInEffect':'slide_left_in','AaiMotionIn':0.8,'AaiMotionOutEffect':'slide_down_out','AaiMotionOut':0.8,")
                + "}]",
            "");
    assertThat(slid.at(0).ink()).isLessThan(400);
    assertThat(slid.at(0.4).box().left()).isBetween(130, 210);
    assertThat(slid.at(1).box().left()).isCloseTo(40, within(6));
    assertThat(slid.at(1.6).box().top()).isBetween(80, 140);

    var typed =
        films.film(
            "[{"
                + text(
                    "████",
                    "'FontSize':40,'X':10,'Y':40,'AaiMotionInEffect':'typewriter1_in','AaiMotionIn':1,")
                + "}]",
            "");
    int one = typed.at(0.12).box().right();
    assertThat(typed.at(0.4).box().right()).isGreaterThan(one + 15);
    assertThat(typed.at(1.4).box().right()).isGreaterThan(one + 70);
  }

  @Test
  void every_motion_changes_the_beginning_and_ends_at_rest() throws Exception {
    var names =
        List.of(
            "dissovle_in",
            "blur_in",
            "slide_right_in",
            "slide_up_in",
            "slide_down_in",
            "scroll_left_in",
            "zoom_in",
            "zoomin_in",
            "zoomslightout_in",
            "growth_in",
            "spring_in",
            "elasticzoom_in",
            "rotateup_in",
            "rotateflip_in",
            "open_in",
            "close_in",
            "wave_in",
            "slingshot_in");
    var clips = new ArrayList<String>();
    clips.add(text("Ab█", "'X':80,'Y':60,"));
    for (String name : names) {
      clips.add(
          text("Ab█", "'X':80,'Y':60,'AaiMotionIn':0.16,'AaiMotionInEffect':'" + name + "',"));
    }
    var film = films.row(clips, 0.32);
    for (int index = 0; index < names.size(); index++) {
      double start = (index + 1) * 0.32;
      assertThat(film.at(start + 0.04).differences(film.at(0.04)))
          .as(names.get(index))
          .isGreaterThan(100);
      assertThat(film.at(start + 0.24).differences(film.at(0.24)))
          .as(names.get(index))
          .isLessThan(60);
    }
  }

  @Test
  void credits_roll_up() throws Exception {
    var film =
        films.film(
            "[{"
                + text("██", "'FontSize':20,'X':100,'ScrollDirection':'Up','ScrollSpeed':100,")
                + "}]",
            "");
    int early = film.at(0.6).box().top();
    assertThat(early).isBetween(115, 130);
    assertThat(film.at(1.6).box().top()).isCloseTo(early - 100, within(3));
  }
}
