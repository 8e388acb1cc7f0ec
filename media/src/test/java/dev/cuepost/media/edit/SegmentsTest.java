package dev.cuepost.media.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.json.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where edits are cut, and that nothing is lost or doubled by it. Outputs have 25 frames a second.
 */
class SegmentsTest {
  @Test
  void what_is_shorter_than_eight_seconds_is_not_cut() {
    assertThat(segments("{'MediaURL':'60s.mp4','Out':7.9}")).containsExactly(new Segment(0, 198));
  }

  @Test
  void a_long_clip_is_cut_about_every_ten_seconds_at_whole_seconds_of_its_own() {
    assertThat(segments("{'MediaURL':'60s.mp4','In':0.5,'Out':35.7}"))
        .containsExactly(new Segment(0, 275), new Segment(275, 575), new Segment(575, 880));
  }

  @Test
  void the_source_goes_on_where_the_segment_before_left_it() {
    var edit = Materials.compose(track("{'MediaURL':'60s.mp4','In':0.5,'Out':20.5,'Speed':2}"));
    var segments = Segments.of(edit);
    assertThat(segments).containsExactly(new Segment(0, 125), new Segment(125, 250));
    var shot = Slice.of(edit, segments.getLast()).layers().getFirst().shots().getFirst();
    assertThat(shot.in()).isEqualTo(Duration.ofMillis(10_500));
    assertThat(shot.start()).isZero();
    assertThat(shot.end()).isEqualTo(125);
  }

  @Test
  void no_cut_falls_into_a_transition() {
    var edit =
        Materials.compose(
            track(
                """
                {'MediaURL':'11s.mp4','Effects':[{'Type':'Transition','SubType':'fade','Duration':2}]},
                {'MediaURL':'60s.mp4','Out':11}\
                """));
    assertThat(Segments.of(edit)).containsExactly(new Segment(0, 225), new Segment(225, 500));
    var first = Slice.of(edit, new Segment(0, 225)).layers().getFirst().shots();
    assertThat(first)
        .singleElement()
        .satisfies(shot -> {
          assertThat(shot.end()).isEqualTo(225);
          assertThat(shot.transition()).isEmpty();
        });
    var second = Slice.of(edit, new Segment(225, 500)).layers().getFirst().shots();
    assertThat(second).hasSize(2);
    assertThat(second.getFirst().transition()).contains("fade");
    assertThat(second.getFirst().in()).isEqualTo(Duration.ofSeconds(9));
    assertThat(second.getFirst().end()).isEqualTo(50);
  }

  @Test
  void no_cut_falls_behind_the_last_frame_of_a_source_that_is_held() {
    assertThat(
            segments(
                "{'MediaURL':'17s.mp4','In':8,'Effects':[{'Type':'DLTransition','Duration':2}]},"
                    + "{'MediaURL':'60s.mp4','Out':9}"))
        .containsExactly(new Segment(0, 220), new Segment(220, 450));
    assertThat(segments("{'Type':'Image','MediaURL':'mute16s.mp4','Duration':40}"))
        .containsExactly(new Segment(0, 250), new Segment(250, 395), new Segment(395, 1000));
  }

  @Test
  void no_cut_falls_into_a_look_or_a_moving_view() {
    assertThat(
            segments(
                "{'MediaURL':'60s.mp4','Out':14,'Effects':[{'Type':'Filter','SubType':'m2'}]},"
                    + "{'MediaURL':'60s.mp4','Out':8}"))
        .containsExactly(new Segment(0, 350), new Segment(350, 550));
    assertThat(
            segments(
                "{'MediaURL':'60s.mp4','Out':30,'Effects':[{'Type':'Zoom','StartRect':{'X':0,'Y':0,"
                    + "'Width':1,'Height':1},'TargetRect':{'X':0.2,'Y':0.2,'Width':0.5,'Height':0.5}}]}"))
        .hasSize(1);
  }

  @Test
  void captions_are_drawn_by_the_time_of_the_whole() {
    var edit = Materials.compose(track("{'MediaURL':'60s.mp4','Out':20}"));
    var files = Materials.files(Materials.timeline(track("{'MediaURL':'60s.mp4','Out':20}")));
    var captions =
        new DrawnCaptions(
            List.of(new DrawnCaptions.Sheet(Path.of("/a.ass"), OptionalInt.empty())),
            Path.of("/fonts"),
            List.of());
    assertThat(Planner.soonest(edit, files, captions, Map.of()))
        .isInstanceOfSatisfying(
            SegmentedPlan.class,
            plan -> {
              assertThat(plan.pictures().getFirst().graph()).doesNotContain("setpts='PTS+250'");
              assertThat(plan.pictures().getLast().graph())
                  .contains("setpts='PTS+250'")
                  .contains("setpts='PTS-250'");
              assertThat(plan.list(List.of("0.nut", "1.nut")))
                  .isEqualTo(
                      """
                      ffconcat version 1.0
                      file 0.nut
                      duration 10.000000
                      file 1.nut
                      duration 10.000000
                      """);
            });
  }

  @Test
  void containers_whose_parts_cannot_be_joined_are_made_at_once() {
    var webm =
        Materials.output("{'MediaURL':'http://b.oss-cn-shanghai.aliyuncs.com/o.webm','Width':640}");
    assertThat(Segments.of(Materials.compose(track("{'MediaURL':'60s.mp4'}"), webm))).hasSize(1);
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_frame_of_every_shot_comes_in_one_segment_and_from_the_same_moment(int seed) {
    var random = new Random(seed);
    var json = new StringJoiner(",", "{'VideoTracks':[", "]}");
    for (int track = 0; track < 1 + random.nextInt(3); track++) {
      json.add("{'VideoTrackClips':[" + clips(random) + "]}");
    }
    var timeline = Materials.timeline(json.toString());
    if (!(Resolver.resolve(timeline, Materials.of(timeline), Materials.mp4(), ProduceConfig.USUAL)
        instanceof Verdict.Accepted<Composition>(var edit, _))) {
      return;
    }
    var segments = Segments.of(edit);
    var canvas = edit.canvas().orElseThrow();
    assertThat(segments.getFirst().from()).isZero();
    assertThat(segments.getLast().end()).isEqualTo(canvas.frames());
    for (int number = 1; number < segments.size(); number++) {
      assertThat(segments.get(number).from()).isEqualTo(segments.get(number - 1).end());
    }
    for (int layer = 0; layer < edit.layers().size(); layer++) {
      int number = layer;
      for (var shot : edit.layers().get(layer).shots()) {
        long found =
            segments.stream()
                .flatMap(segment ->
                    Slice.of(edit, segment).layers().get(number).shots().stream()
                        .filter(part -> part.path().equals(shot.path()))
                        .peek(part -> {
                          long at = part.start() + segment.from() - shot.start();
                          assertThat(part.in().minus(shot.in()))
                              .isEqualTo(Sources.sped(canvas.rate().timeOf(at), shot.speed()));
                        }))
                .mapToLong(Composition.Shot::frames)
                .sum();
        assertThat(found).as(json.toString()).isEqualTo(shot.frames());
      }
    }
  }

  private static String clips(Random random) {
    var clips = new StringJoiner(",");
    for (int clip = 0; clip < 1 + random.nextInt(6); clip++) {
      clips.add(
          "{'MediaURL':'60s.mp4','In':%.1f,'Out':%d,'Speed':%s%s}"
              .formatted(
                  random.nextInt(30) / 10.0,
                  4 + random.nextInt(40),
                  random.nextBoolean() ? "1" : "1.5",
                  random.nextInt(3) == 0
                      ? ",'Effects':[{'Type':'Transition','SubType':'fade','Duration':1}]"
                      : ""));
    }
    return clips.toString();
  }

  private static List<Segment> segments(String clips) {
    return Segments.of(Materials.compose(track(clips)));
  }

  private static String track(String clips) {
    return "{'VideoTracks':[{'VideoTrackClips':[" + clips + "]}]}";
  }
}
