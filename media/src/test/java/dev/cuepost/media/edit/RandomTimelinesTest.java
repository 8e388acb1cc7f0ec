package dev.cuepost.media.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.json.Verdict;
import java.util.HashMap;
import java.util.Random;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Timelines by chance: whatever is asked for, what comes out is whole. */
class RandomTimelinesTest {
  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothing_is_negative_nothing_is_beyond_the_end_and_every_plan_is_well_formed(int seed) {
    var random = new Random(seed);
    String json =
        "{'VideoTracks':["
            + tracks(random, "Video")
            + "],'AudioTracks':["
            + tracks(random, "Audio")
            + "],'EffectTracks':[{'EffectTrackItems':["
            + (random.nextBoolean() ? "{'Type':'VFX','SubType':'random','TimelineIn':0.5}" : "")
            + "]}]}";
    if (!(Timeline.read(json.replace('\'', '"'))
        instanceof Verdict.Accepted<Timeline>(var timeline, _))) {
      return;
    }
    switch (Resolver.resolve(
        timeline, Materials.of(timeline), Materials.mp4(), ProduceConfig.USUAL)) {
      case Verdict.Rejected<Composition>(var rejection) ->
          assertThat(rejection.message())
              .as(json)
              .containsAnyOf("greater than its duration", "overlaps", "ReferenceClipId");
      case Verdict.Accepted<Composition>(var composition, _) -> {
        assertWhole(json, composition);
        assertWellFormed(json, Planner.plan(composition, Materials.files(timeline)));
      }
    }
  }

  private static void assertWhole(String json, Composition composition) {
    assertThat(composition.samples()).as(json).isPositive();
    for (var sound : composition.sounds()) {
      assertThat(sound.start()).as(json).isNotNegative().isLessThan(sound.end());
      assertThat(sound.end()).as(json).isLessThanOrEqualTo(composition.samples());
      sound.fadeIn().ifPresent(fade -> assertThat(fade.samples()).as(json).isPositive());
      sound
          .fadeOut()
          .ifPresent(fade -> assertThat(fade.from()).as(json).isBetween(0L, sound.samples() - 1));
    }
    composition
        .canvas()
        .ifPresent(canvas -> {
          assertThat(composition.samples()).isEqualTo(canvas.rate().sampleOf(canvas.frames()));
          composition
              .layers()
              .forEach(layer -> {
                long done = 0;
                for (var shot : layer.shots()) {
                  assertInside(json, shot, canvas);
                  assertThat(shot.start()).as(json).isGreaterThanOrEqualTo(done);
                  done = shot.transition().isPresent() ? shot.start() : shot.end();
                }
                if (!layer.shots().isEmpty()) {
                  assertThat(layer.shots().getLast().transition()).as(json).isEmpty();
                }
              });
          if (timelineHasNoMainTrack(json)) {
            long latest =
                composition.layers().stream()
                    .flatMap(layer -> layer.shots().stream())
                    .mapToLong(Shot::end)
                    .max()
                    .orElse(0);
            assertThat(latest).as(json).isLessThanOrEqualTo(canvas.frames());
          }
        });
  }

  private static void assertInside(String json, Shot shot, Canvas canvas) {
    assertThat(shot.start()).as(json).isNotNegative().isLessThan(shot.end());
    assertThat(shot.end()).as(json).isLessThanOrEqualTo(canvas.frames());
    assertThat(shot.in().isNegative()).as(json).isFalse();
    var area = shot.placement().area();
    assertThat(area.x()).as(json).isNotNegative();
    assertThat(area.y()).as(json).isNotNegative();
    assertThat(area.x() + area.width()).as(json).isLessThanOrEqualTo(canvas.width());
    assertThat(area.y() + area.height()).as(json).isLessThanOrEqualTo(canvas.height());
    assertThat(Math.min(area.width(), area.height())).as(json).isPositive();
  }

  /** Every label that is made is used once, and no number is negative. */
  private static void assertWellFormed(String json, RenderPlan plan) {
    var labels = new HashMap<String, Integer>();
    var found = Pattern.compile("\\[([ps]\\d+)]").matcher(plan.graph());
    while (found.find()) {
      labels.merge(found.group(1), 1, Integer::sum);
    }
    assertThat(labels.values()).as(json + "\n" + plan.graph()).allMatch(count -> count == 2);
    assertThat(plan.graph())
        .as(json)
        .doesNotContain("NaN", "E-")
        .doesNotContainPattern("(?:[:=][whxy]|frame|len|sample|offset|duration)=-\\d");
    plan.inputs()
        .forEach(input -> {
          assertThat(input.seek().isNegative()).as(json).isFalse();
          input.length().ifPresent(length -> assertThat(length.isPositive()).as(json).isTrue());
        });
  }

  private static boolean timelineHasNoMainTrack(String json) {
    return !json.contains("'MainTrack':true");
  }

  private static String tracks(Random random, String kind) {
    var tracks = new StringJoiner(",");
    for (int track = random.nextInt(4); track > 0; track--) {
      var clips = new StringJoiner(",");
      for (int clip = random.nextInt(6); clip > 0; clip--) {
        clips.add("{" + clip(random, kind) + "}");
      }
      tracks.add(
          "{'MainTrack':%b,'%sTrackClips':[%s]}".formatted(random.nextInt(4) == 0, kind, clips));
    }
    return tracks.toString();
  }

  private static String clip(Random random, String kind) {
    var fields = new StringJoiner(",");
    String[] sources = {"4s.mp4", "tall9s.mp4", "mute6s.mp4", "a.png", "12s.mp4"};
    fields.add(
        kind.equals("Audio")
            ? "'MediaURL':'" + (1 + random.nextInt(20)) + "s.wav'"
            : "'MediaURL':'" + sources[random.nextInt(sources.length)] + "'");
    if (kind.equals("Video") && random.nextInt(5) == 0) {
      fields.add("'Type':'" + (random.nextBoolean() ? "Image" : "GlobalImage") + "'");
    }
    number(random, fields, "In", 3, 4);
    number(random, fields, "Out", 9, 3);
    number(random, fields, "TimelineIn", 12, 3);
    number(random, fields, "TimelineOut", 20, 4);
    number(random, fields, "Duration", 4, 3);
    number(random, fields, "X", random.nextBoolean() ? 1 : 2000, 4);
    number(random, fields, "Y", random.nextBoolean() ? 1 : 2000, 4);
    number(random, fields, "Width", random.nextBoolean() ? 1 : 2000, 4);
    number(random, fields, "Height", random.nextBoolean() ? 1 : 2000, 4);
    if (random.nextInt(3) == 0) {
      fields.add("'Speed':" + (0.1 + random.nextInt(40) / 10.0));
    }
    if (random.nextInt(3) == 0) {
      fields.add("'LoopMode':true");
    }
    if (random.nextInt(3) == 0) {
      fields.add("'ClipId':'" + random.nextInt(4) + "'");
    }
    if (random.nextInt(8) == 0) {
      fields.add("'ReferenceClipId':'" + random.nextInt(4) + "'");
    }
    if (random.nextInt(3) == 0) {
      fields.add("'AdaptMode':'Cover'");
    }
    if (random.nextInt(2) == 0) {
      fields.add(
          "'Effects':[{'Type':'%s','Duration':%s},{'Type':'AFade','SubType':'In','Duration':2}%s]"
              .formatted(
                  random.nextBoolean() ? "Transition" : "DLTransition",
                  random.nextInt(1, 300) / 100.0,
                  effects(random)));
    }
    return fields.toString();
  }

  private static String effects(Random random) {
    String[] kinds = {
      "'Type':'Crop','X':0.2,'Width':0.7,'Height':300",
      "'Type':'Rotate','Degree':90",
      "'Type':'Flip','Direction':'vertical'",
      "'Type':'Zoom','StartRate':0.5,'EndRate':3,'Duration':1",
      "'Type':'KenBurns'",
      "'Type':'FreezeFrame','Duration':1.3",
      "'Type':'Clip','SubType':'RandomClip','ClipDuration':0.7",
      "'Type':'DeWatermark','X':5,'Y':5,'Width':0.3,'Height':0.1,'In':0.5",
      "'Type':'VFX','SubType':'random','Duration':0.4",
      "'Type':'Filter','SubType':'m2,pf3'",
      "'Type':'AI_Matting'",
      "'Type':'Background','SubType':'Blur'",
      "'Type':'Pad','X':10,'Width':2000,'Height':900,'Color':'#102030'",
      "'Type':'ALoudNorm'"
    };
    var effects = new StringBuilder();
    for (int count = random.nextInt(4); count > 0; count--) {
      effects.append(",{").append(kinds[random.nextInt(kinds.length)]).append('}');
    }
    return effects.toString();
  }

  private static void number(
      Random random, StringJoiner fields, String name, int most, int rarity) {
    if (random.nextInt(rarity) == 0) {
      fields.add("'%s':%s".formatted(name, random.nextInt(1, most * 1000) / 1000.0));
    }
  }
}
