package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.edit.look.FilterLooks;
import dev.cuepost.media.edit.look.VfxLooks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Timelines by chance with looks, motions and transitions of every kind on pictures of any size: a
 * real FFmpeg renders them all, in as many frames as without.
 */
@Tag("slow")
class RandomLooksTest {
  private static final String[] WAYS = {
    "fade", "fadecolor", "fadegrayscale", "directional", "directionalwarp", "circlecrop", "wind",
    "pinwheel", "colorphase", "multiplyblend", "squareswire", "perlin", "polka", "windowslice",
    "crosshatch", "doorway", "cube", "radial", "pixelize", "linearblur"
  };

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    NaiveMaterial.makeAll(studio);
  }

  static LongStream seeds() {
    return LongStream.range(0, 4);
  }

  static LongStream moreSeeds() {
    return LongStream.range(4, 150);
  }

  @Tag("exhaustive")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("moreSeeds")
  void so_do_more_of_them(long seed) throws Exception {
    it_has_as_many_frames_as_without_looks(seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void it_has_as_many_frames_as_without_looks(long seed) throws Exception {
    var edit = new RandomEdit(seed);
    NaiveEdit rules;
    try {
      rules = new NaiveEdit(edit.timeline, edit.output);
    } catch (IllegalArgumentException _) {
      return; // RandomEditsTest sees to it that such a one is refused
    }
    adorn(edit.timeline, new Random(seed));
    var film = studio.render(edit.timeline.toString(), edit.output.toString(), seed % 2 == 0);
    if (film.isEmpty() || !rules.seen()) {
      return;
    }
    assertThat(film.get().frames())
        .as("%s%n%s", edit.timeline, edit.output)
        .isEqualTo((int) Math.max(1, rules.canvas().frame(rules.total())));
    film.get().forget();
  }

  private static void adorn(ObjectNode timeline, Random random) {
    List<String> vfx = new ArrayList<>(VfxLooks.names());
    List<String> filters = new ArrayList<>(FilterLooks.names());
    for (JsonNode track : timeline.path("VideoTracks")) {
      for (JsonNode clip : track.path("VideoTrackClips")) {
        var effects = (ArrayNode) clip.path("Effects");
        for (JsonNode effect : effects) {
          if (effect.path("Type").asText().endsWith("Transition")) {
            ((ObjectNode) effect).put("SubType", WAYS[random.nextInt(WAYS.length)]);
          }
        }
        if (random.nextInt(2) == 0) {
          add(effects, "VFX", vfx.get(random.nextInt(vfx.size())));
        }
        if (random.nextInt(3) == 0) {
          add(effects, "Filter", filters.get(random.nextInt(filters.size())));
        }
        if (random.nextInt(4) == 0) {
          effects.addObject().put("Type", "Zoom").put("StartRate", 1).put("EndRate", 1.4);
        }
      }
    }
  }

  private static void add(ArrayNode effects, String type, String name) {
    effects.addObject().put("Type", type).put("SubType", name);
  }
}
