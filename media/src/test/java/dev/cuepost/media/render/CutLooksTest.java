package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks that are cut out of a picture and put together again, on pictures of awkward sizes. */
@Tag("slow")
class CutLooksTest {
  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.clip("a.mp4", "320x180", 2, "r", 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Type':'VFX','SubType':'swing'},{'Type':'VFX','SubType':'slightrectshow'}",
        "{'Type':'VFX','SubType':'zoominout'},{'Type':'VFX','SubType':'open','Duration':0.5}",
        "{'Type':'VFX','SubType':'splitstill9','Duration':0.5},{'Type':'VFX','SubType':'blurclose'}",
        "{'Type':'VFX','SubType':'mosaic_rect','X':0.25,'Y':0.25,'Width':0.4,'Height':0.3,'Duration':0.5},{'Type':'VFX','SubType':'mask_circle'}",
      })
  void the_sides_may_be_odd(String looks) throws Exception {
    assertThat(render("'X':11,'Y':7,'Width':131,'Height':77", looks).frames()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'SubType':'blackwhitetv'", "'SubType':'white'"})
  void a_picture_that_comes_nearer_may_have_a_look_for_a_while(String look) throws Exception {
    var film =
        render(
            "'X':11,'Y':7,'Width':156,'Height':84",
            "{'Type':'Zoom','StartRate':1,'EndRate':2},{'Type':'VFX','Duration':0.8," + look + "}");
    assertThat(film.frames()).isEqualTo(50);
    film.shows(1.5, 89, 49, 80, 56, 56);
  }

  private static Film render(String box, String effects) throws Exception {
    return studio.render(
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/a.mp4',%s,'Effects':[%s]}]}]}"
            .formatted(box, effects)
            .replace('\'', '"'),
        RenderedTimelinesTest.output("mp4", 320, 180));
  }
}
