package dev.cuepost.media.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.edit.MediaFacts.Sound;
import dev.cuepost.media.edit.caption.FontFace;
import dev.cuepost.media.edit.caption.FontShelf;
import dev.cuepost.media.json.RejectedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that use nearly everything, damaged by chance in a few places, with materials by chance:
 * they are refused, or planned. Nothing else may come out.
 */
class HostileTimelinesTest {
  private static final int DAMAGED_A_SEED = 60;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FontShelf NO_FONTS = new FontShelf(List.of());

  private static final String TIMELINE =
      """
      {"FECanvas":{"Width":800,"Height":450},"MaxDuration":40,
       "VideoTracks":[
        {"MainTrack":true,"TrackShortenMode":"AutoSpeed","VideoTrackClips":[
          {"MediaURL":"12s.mp4","In":1,"Out":4.5,"Speed":0.5,"ClipId":"a","Effects":[
            {"Type":"Transition","SubType":"fade,wind","Duration":0.7},
            {"Type":"Volume","Gain":"0.4","In":0.1,"Out":2},{"Type":"AFade","SubType":"In","Duration":1,"Curve":"tri"},
            {"Type":"Text","Content":"a{\\\\b1}b","FixedX":3,"FontSize":30},
            {"Type":"Crop","X":0.1,"Y":2,"Width":0.5,"Height":300},{"Type":"ADenoise","Mode":1}]},
          {"MediaURL":"tall9s.mp4","MaxOut":5,"X":0.1,"Y":20,"Width":0.5,"Height":200,"AdaptMode":"Cover",
           "MaskVideoUrl":"4s.mp4","Opacity":0.5,"Effects":[
            {"Type":"DLTransition","SubType":"random"},{"Type":"Zoom","StartRate":0.5,"EndRate":2},
            {"Type":"Background","SubType":"Blur","Radius":0.1},{"Type":"Rotate","Degree":90},
            {"Type":"VFX","SubType":"color_to_grey","ExtParams":"effect=x,duration=1"},
            {"Type":"FreezeFrame","Duration":1},{"Type":"ALoudNorm","Loudness":-24}]},
          {"Type":"Image","MediaURL":"a.png","Duration":2,"DyncFrames":3,"Effects":[
            {"Type":"KenBurns","Start":"0,0,0.5,0.5","End":"0.2,0.2,0.6,0.6"}]}]},
        {"TrackExpandMode":"AutoSpeed","VideoTrackClips":[
          {"MediaURL":"6s.mp4","ReferenceClipId":"a","Effects":[{"Type":"Pad","X":4,"Y":4,"Width":900,
            "Height":700,"Color":"#102030"},{"Type":"DeWatermark","X":5,"Y":5,"Width":0.3,"Height":0.1,"In":0.5},
            {"Type":"Clip","SubType":"RandomClip","ClipDuration":1},{"Type":"AI_Matting","Color":"green"}]},
          {"Type":"GlobalImage","MediaURL":"b.png","X":7,"Width":40}]},
        {"Type":"Effect","VideoTrackClips":[{"Type":"Filter","SubType":"color",
          "ExtParams":"brightness=5,tint=3","TimelineIn":1,"Duration":2}]}],
       "AudioTracks":[{"AudioTrackClips":[
          {"MediaURL":"5s.wav","LoopMode":true,"TimelineIn":1,"TimelineOut":9},
          {"MediaURL":"3s.wav","TimelineIn":10,"Speed":"2"}]}],
       "ImageTracks":[{"ImageTrackClips":[{"ImageId":"c.png","TimelineIn":1,"TimelineOut":3}]}],
       "EffectTracks":[{"EffectTrackItems":[{"Type":"VFX","SubType":"mosaic_rect","X":0.1,"Y":0.1,
          "Width":0.3,"Height":40,"TimelineIn":1,"TimelineOut":2}]},
          {"EffectTrackItems":[{"Type":"AEqualize","Gain":10}]}],
       "SubtitleTracks":[{"SubtitleTrackClips":[
          {"Type":"Text","Content":"Hi","X":0.2,"Y":30,"FontSize":40,"Alignment":"BottomCenter","Angle":9,
           "AaiMotionInEffect":"typewriter1_in","AaiMotionIn":1,"SubtitleEffects":[{"Type":"Box","Bord":0.2}]},
          {"FileURL":"http://x/a.srt","TimelineIn":0.5,"ScrollDirection":"Left","ScrollSpeed":90,
           "ScrollLoop":true,"EffectColorStyle":"CS0001-000003"},
          {"Content":"b","ReferenceClipId":"a","AdaptMode":"AutoScale","TextWidth":100}]}]}
      """;
  private static final String OUTPUT =
      """
      {"MediaURL":"http://b.oss-cn-shanghai.aliyuncs.com/o.mp4","Width":640,"Height":360,"Bitrate":900,
       "MaxDuration":30,"Video":{"Codec":"H.264","Crf":23,"Fps":25,"Preset":"fast","Profile":"high"},
       "ProduceTemplate":{"Video":{"Fps":10,"Width":320,"Height":180},"Audio":{"Codec":"AAC"}}}
      """;
  private static final String PRODUCE =
      """
      {"OutputWebmTransparentChannel":"true","CoverConfig":{"StartTime":1},"MaxBitrate":2000,
       "KeepOriginMaxBitrate":true,"AudioChannelCopy":"left"}
      """;

  private static final List<JsonNode> HOSTILE = hostile();

  private static List<JsonNode> hostile() {
    var make = JsonNodeFactory.instance;
    List<JsonNode> values = new ArrayList<>();
    for (String text :
        List.of(
            "",
            " ",
            "0",
            "-0.0001",
            "1e-7",
            "1e300",
            "-1e300",
            "NaN",
            "Infinity",
            "0x10",
            "99999999999999999999999999999999",
            "true",
            "random",
            "a,b,,c",
            "0,0,0,0",
            "1,1,1,1",
            "'];[x]movie=/etc/passwd[y]",
            "\\',:%{pts}\n\r\t\u0000\u202e",
            "{\\p1\\fs9999\\t(0,1,\\frz9)}",
            "..//../a.png",
            "\ud800",
            "x".repeat(5_000))) {
      values.add(make.textNode(text));
    }
    for (double number : new double[] {-1, 0, 0.0001, 0.9999, 1, 1.5, 2, 360_000, 1e12, 1e300}) {
      values.add(make.numberNode(number));
    }
    values.add(make.booleanNode(true));
    values.add(make.nullNode());
    values.add(make.objectNode());
    values.add(make.arrayNode());
    values.add(make.arrayNode().add(make.objectNode()).add(1).add("a"));
    return values;
  }

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @Test
  void the_request_is_planned_as_long_as_nothing_is_wrong_with_it() {
    plan(new Random(0), TIMELINE, OUTPUT, PRODUCE);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_is_wrong_is_refused_with_a_code_and_nothing_breaks(int seed) throws Exception {
    var random = new Random(seed);
    for (int count = 0; count < DAMAGED_A_SEED; count++) {
      String timeline = damaged(random, TIMELINE, 4);
      String output = damaged(random, OUTPUT, random.nextInt(3));
      String produce = damaged(random, PRODUCE, random.nextInt(3));
      try {
        plan(random, timeline, output, produce);
      } catch (RejectedException refused) {
        assertThat(refused.rejection().code()).matches("[A-Z][A-Za-z.]{3,60}");
        assertThat(refused.rejection().message()).isNotBlank().hasSizeLessThan(400);
      } catch (RuntimeException | StackOverflowError broken) {
        throw new AssertionError(timeline + "\n" + output + "\n" + produce, broken);
      }
    }
  }

  private static void plan(Random random, String timelineJson, String output, String produce) {
    var config = OutputConfig.read(output).orThrow();
    var how = ProduceConfig.read(produce).orThrow();
    var timeline = Timeline.read(timelineJson).orThrow();
    var facts = new HashMap<MediaRef, MediaFacts>();
    timeline.sources().forEach(source -> facts.put(source, facts(random, source)));
    var composition = Resolver.resolve(timeline, facts, config, how).orThrow();
    assertThat(composition.samples()).isPositive();
    Map<MediaRef, Path> local = new HashMap<>();
    timeline.sources().forEach(source -> local.put(source, Path.of("/media/" + local.size())));
    var plan = Planner.plan(composition, local);
    assertThat(plan.graph()).doesNotContain("NaN", "Infinity", "movie", "passwd", "\n[x]");
    composition
        .canvas()
        .ifPresent(canvas -> {
          var captions = timeline.captions();
          var files = new HashMap<String, byte[]>();
          byte[] cues = "1\n00:00:01,000 --> 00:00:02,000\nx\n".getBytes(StandardCharsets.UTF_8);
          captions.files().forEach(url -> files.put(url, cues));
          var fonts = new HashMap<String, FontFace>();
          if (captions.fonts().isEmpty()) {
            captions
                .draw(
                    canvas.width(),
                    canvas.height(),
                    composition.length(),
                    timeline.places(composition),
                    files,
                    fonts,
                    NO_FONTS)
                .orThrow();
          }
        });
  }

  /** As told by the name, or something odd. */
  private static MediaFacts facts(Random random, MediaRef source) {
    if (random.nextInt(6) > 0 && source.text().matches("\\w{1,9}\\.\\w{3}")) {
      return Materials.facts(source);
    }
    var sound = Optional.of(new Sound(0, 1 + random.nextInt(8), Duration.ofMillis(1)));
    var picture =
        Optional.of(
            new Picture(
                0,
                1 + random.nextInt(3),
                1 + random.nextInt(9_000),
                MediaFacts.Turn.RIGHT,
                1,
                new FrameRate(1, 1 + random.nextInt(1_000)),
                Duration.ofNanos(random.nextInt(2_000_000_000)),
                random.nextBoolean(),
                Materials.COLOR));
    return switch (random.nextInt(3)) {
      case 0 -> new MediaFacts("mov", picture, Optional.<Sound>empty(), Long.MAX_VALUE);
      case 1 -> new MediaFacts("wav", Optional.<Picture>empty(), sound, -1);
      default -> new MediaFacts("mov", picture, sound, 0);
    };
  }

  private static String damaged(Random random, String json, int most)
      throws JsonProcessingException {
    var root = JSON.readTree(json);
    for (int count = most == 0 ? 0 : 1 + random.nextInt(most); count > 0; count--) {
      damage(random, root);
    }
    return root.toString();
  }

  /** Changes one place, which is found by going down by chance. */
  private static void damage(Random random, JsonNode from) {
    JsonNode node = from;
    while (true) {
      var inner = new ArrayList<JsonNode>();
      node.forEach(child -> {
        if (child.isContainerNode() && !child.isEmpty()) {
          inner.add(child);
        }
      });
      if (inner.isEmpty() || random.nextInt(5) == 0) {
        break;
      }
      node = inner.get(random.nextInt(inner.size()));
    }
    var value = HOSTILE.get(random.nextInt(HOSTILE.size())).deepCopy();
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      var names = new ArrayList<String>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(names.get(random.nextInt(names.size())), object.get(name).deepCopy());
        default -> object.set(name, value);
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(index);
        case 1 -> array.insert(random.nextInt(array.size()), array.get(index).deepCopy());
        case 2 -> array.set(index, value);
        default -> array.add(value);
      }
    }
  }
}
