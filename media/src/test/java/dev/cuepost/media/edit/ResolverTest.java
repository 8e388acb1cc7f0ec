package dev.cuepost.media.edit;

import static dev.cuepost.media.edit.Materials.compose;
import static dev.cuepost.media.edit.Materials.output;
import static dev.cuepost.media.edit.Materials.refusal;
import static dev.cuepost.media.edit.Materials.timeline;
import static dev.cuepost.media.edit.Materials.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Composition.Heard;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.Placement.Area;
import dev.cuepost.media.edit.look.Within;
import dev.cuepost.media.json.Rejection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where clips lie, in hundredths of a second, and how long the whole is. */
class ResolverTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a clip plays from In to Out|{'MediaURL':'12s.mp4','In':2,'Out':6}|0-400",
        "without them it plays whole|{'MediaURL':'12s.mp4'}|0-1200",
        "Out ends with the source|{'MediaURL':'6s.mp4','In':1,'Out':99}|0-500",
        "however far beyond it|{'MediaURL':'6s.mp4','In':1,'Out':99999999}|0-500",
        "MaxOut too|{'MediaURL':'6s.mp4','In':1,'MaxOut':'1e9'}|0-500",
        "MaxOut counts where Out is not given|{'MediaURL':'6s.mp4','MaxOut':4}|0-400",
        "MaxOut ends with the source|{'MediaURL':'6s.mp4','MaxOut':9}|0-600",
        "Out wins over MaxOut|{'MediaURL':'6s.mp4','Out':2,'MaxOut':4}|0-200",
        "clips follow each other|{'MediaURL':'4s.mp4'},{'MediaURL':'2s.mp4'}|0-400 400-600",
        "speed shortens|{'MediaURL':'4s.mp4','Speed':2},{'MediaURL':'2s.mp4'}|0-200 200-400",
        "and lengthens|{'MediaURL':'4s.mp4','Speed':'0.5'}|0-800",
        "TimelineIn leaves a hole|{'MediaURL':'4s.mp4'},{'MediaURL':'2s.mp4','TimelineIn':5}|0-400 500-700",
        "the next one follows it|{'MediaURL':'2s.mp4','TimelineIn':5},{'MediaURL':'2s.mp4'}|500-700 700-900",
        "TimelineOut cuts|{'MediaURL':'4s.mp4','TimelineIn':1,'TimelineOut':2.6}|100-260",
        "TimelineOut does not stretch|{'MediaURL':'4s.mp4','TimelineIn':1,'TimelineOut':9}|100-500",
        "clips may be written out of order|{'MediaURL':'2s.mp4','TimelineIn':3},{'MediaURL':'2s.mp4','TimelineIn':0}|0-200 300-500",
        "an image lasts its Duration|{'Type':'Image','MediaURL':'a.png','Duration':3},{'MediaURL':'2s.mp4'}|0-300 300-500",
        "or to its TimelineOut|{'Type':'Image','MediaURL':'a.png','TimelineIn':1,'TimelineOut':3}|100-300",
        "also behind a transition|{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition','Duration':1}]},{'Type':'Image','MediaURL':'a.png','TimelineOut':6},{'MediaURL':'2s.mp4'}|0-400 300-600 600-800",
        "which takes half of it at most|{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition','Duration':1}]},{'Type':'Image','MediaURL':'a.png','TimelineOut':4.4}|0-400 360-440",
        "or from In to Out|{'Type':'Image','MediaURL':'a.png','In':1,'Out':3}|0-200",
        "but its Duration counts before that|{'Type':'Image','MediaURL':'a.png','Out':3,'Duration':1}|0-100",
        "or five seconds|{'Type':'Image','MediaURL':'a.png'}|0-500",
        "a transition overlaps|{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition','Duration':1}]},{'MediaURL':'4s.mp4'}|0-400 300-700",
        "a list of them too|{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition'}]},{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition'}]},{'MediaURL':'4s.mp4'}|0-400 300-700 600-1000",
        "by half the shorter clip at most|{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition','Duration':3}]},{'MediaURL':'2s.mp4'}|0-400 300-500",
        "on the last clip it does nothing|{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition'}]}|0-400",
        "a DLTransition goes on into the next|{'MediaURL':'9s.mp4','Out':4,'Effects':[{'Type':'DLTransition'}]},{'MediaURL':'4s.mp4'}|0-500 400-800",
        "so does one between fixed places|{'MediaURL':'9s.mp4','Out':4,'Effects':[{'Type':'Transition'}]},{'MediaURL':'4s.mp4','TimelineIn':4}|0-500 400-800",
        "places touch to the fourth decimal|{'MediaURL':'9s.mp4','Out':5,'Speed':3,'Effects':[{'Type':'Transition'}]},{'MediaURL':'4s.mp4','TimelineIn':1.6667}|0-252 168-568",
        "whichever side the last one falls|{'MediaURL':'9s.mp4','Out':5,'Speed':3,'Effects':[{'Type':'Transition'}]},{'MediaURL':'4s.mp4','TimelineIn':1.6666}|0-252 168-568",
        "and no further|{'MediaURL':'9s.mp4','Out':5,'Speed':3,'Effects':[{'Type':'Transition'}]},{'MediaURL':'4s.mp4','TimelineIn':1.6668}|0-168 168-568",
        "less than that is no overlap|{'MediaURL':'9s.mp4','Out':5,'Speed':3},{'MediaURL':'4s.mp4','TimelineIn':1.6666}|0-168 168-568",
        "fixed places that overlap are kept|{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition'}]},{'MediaURL':'4s.mp4','TimelineIn':2}|0-400 200-600",
        "a held frame lengthens|{'MediaURL':'4s.mp4','Out':2,'Effects':[{'Type':'FreezeFrame','Duration':3}]},{'MediaURL':'2s.mp4'}|0-500 500-700",
        "a part by chance has its length|{'MediaURL':'9s.mp4','Effects':[{'Type':'Clip','SubType':'RandomClip','ClipDuration':2}]},{'MediaURL':'2s.mp4'}|0-200 200-400",
        "whatever its speed is|{'MediaURL':'9s.mp4','Speed':2,'Effects':[{'Type':'Clip','SubType':'RandomClip','ClipDuration':2}]},{'MediaURL':'2s.mp4'}|0-200 200-400",
        "however slow|{'MediaURL':'9s.mp4','Speed':0.5,'Effects':[{'Type':'Clip','SubType':'RandomClip','ClipDuration':2}]},{'MediaURL':'2s.mp4'}|0-200 200-400",
        "or all of what is shorter|{'MediaURL':'2s.mp4','Effects':[{'Type':'Clip','SubType':'RandomClip','ClipDuration':5}]}|0-200",
        "across a hole there is none|{'MediaURL':'4s.mp4','Effects':[{'Type':'Transition'}]},{'MediaURL':'4s.mp4','TimelineIn':5}|0-400 500-900",
      })
  void clips_of_a_video_track_are_placed(String rule, String clips, String shots) {
    var composition = compose("{'VideoTracks':[{'VideoTrackClips':[" + clips + "]}]}");
    assertThat(composition.layers()).as(rule).hasSize(1);
    assertThat(places(composition, 0)).as(rule).isEqualTo(shots);
    assertThat(composition.samples())
        .isEqualTo(FrameRate.of(25).sampleOf(composition.canvas().orElseThrow().frames()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "the longest video track|'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},{'VideoTrackClips':[{'MediaURL':'6s.mp4'}]}]|600",
        "sound beyond the picture is cut|'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]}],'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'20s.wav'}]}]|400",
        "sound alone: the longest track|'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'20s.wav'}]},{'AudioTrackClips':[{'MediaURL':'10s.wav'}]}]|2000",
        "sound alone: what has none is silence|'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'mute2s.mp4'}]}]|200",
        "sound alone: in sequence|'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'20s.wav'},{'MediaURL':'10s.wav'}]}]|3000",
        "a main track cuts the others|'VideoTracks':[{'MainTrack':true,'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},{'VideoTrackClips':[{'MediaURL':'6s.mp4'}]}]|400",
        "a main track of sound cuts the picture|'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'9s.mp4'}]}],'AudioTracks':[{'MainTrack':'true','AudioTrackClips':[{'MediaURL':'3s.wav'}]}]|300",
        "a main track of sound lengthens it too|'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'2s.mp4'}]}],'AudioTracks':[{'MainTrack':'true','AudioTrackClips':[{'MediaURL':'3s.wav'}]}]|300",
        "of several main tracks the first|'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'9s.mp4'}]},{'MainTrack':true,'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},{'MainTrack':true,'VideoTrackClips':[{'MediaURL':'2s.mp4'}]}]|400",
        "MaxDuration caps|'MaxDuration':'2.5','VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]}]|252",
        "images over the whole do not count|'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},{'VideoTrackClips':[{'Type':'GlobalImage','MediaURL':'a.png','Duration':9}]}]|400",
        "but have their Duration where they are alone|'VideoTracks':[{'VideoTrackClips':[{'Type':'GlobalImage','MediaURL':'a.png','Duration':3}]}]|300",
        "or are a single frame|'VideoTracks':[{'VideoTrackClips':[{'Type':'GlobalImage','MediaURL':'a.png'}]}]|4",
        "old image tracks do not count|'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]}],'ImageTracks':[{'ImageTrackClips':[{'MediaURL':'a.png','TimelineIn':1,'TimelineOut':9}]}]|400",
      })
  void the_whole_is_as_long_as_the_rules_say(String rule, String tracks, long hundredths) {
    assertThat(compose("{" + tracks + "}").length().toMillis()).as(rule).isEqualTo(hundredths * 10);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sounds follow each other|{'MediaURL':'2s.wav'},{'MediaURL':'3s.wav','In':1}|0-200 200-400",
        "TimelineOut cuts|{'MediaURL':'5s.wav','TimelineIn':1,'TimelineOut':2.5}|100-250",
        "a loop fills its window|{'MediaURL':'2s.wav','LoopMode':true,'TimelineIn':1,'TimelineOut':8}|100-800",
        "or what is left of the output|{'MediaURL':'2s.wav','LoopMode':'true'}|0-1000",
        "or up to the next clip|{'MediaURL':'2s.wav','LoopMode':true},{'MediaURL':'3s.wav','TimelineIn':5}|0-500 500-800",
        "which begins after one pass unless told otherwise|{'MediaURL':'2s.wav','LoopMode':true},{'MediaURL':'3s.wav'}|0-200 200-500",
        "also where that is written before it|{'MediaURL':'3s.wav','TimelineIn':6},{'MediaURL':'2s.wav','LoopMode':true,'TimelineIn':1}|600-900 100-600",
        "places touch to the fourth decimal|{'MediaURL':'5s.wav','Speed':3},{'MediaURL':'2s.wav','TimelineIn':1.6666}|0-166 166-366",
        "what lies beyond the end is left out|{'MediaURL':'2s.wav'},{'MediaURL':'2s.wav','TimelineIn':10}|0-200",
        "and what reaches over it is cut|{'MediaURL':'20s.wav','TimelineIn':9}|900-1000",
        "what has no sound is silence as long|{'MediaURL':'mute3s.mp4','Speed':2},{'MediaURL':'2s.wav'},{'MediaURL':'mute3s.mp4','In':1,'LoopMode':true},{'MediaURL':'1s.wav'}|150-350 550-650",
        "a still is none|{'MediaURL':'a.png'},{'MediaURL':'2s.wav'}|0-200",
        "a mute sound is left out|{'MediaURL':'2s.wav','Effects':[{'Type':'Volume','Gain':0}]},{'MediaURL':'2s.wav'}|200-400",
        "a mute part is not|{'MediaURL':'2s.wav','Effects':[{'Type':'Volume','Gain':0,'In':1,'Out':2}]}|0-200",
      })
  void sounds_of_an_audio_track_are_placed(String rule, String clips, String places) {
    var composition =
        compose(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'mute10s.mp4'}]}],'AudioTracks':[{'AudioTrackClips':["
                + clips
                + "]}]}");
    assertThat(
            composition.sounds().stream()
                .map(sound -> sound.start() / 480 + "-" + sound.end() / 480)
                .collect(Collectors.joining(" ")))
        .as(rule)
        .isEqualTo(places);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','In':4}]}]|InvalidTimelineFormat|VideoTracks[0].VideoTrackClips[0].In: Video.In greater than its duration",
        "'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'4s.wav','In':5}]}]|InvalidTimelineFormat|AudioTracks[0].AudioTrackClips[0].In: Audio.In greater than its duration",
        "'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'4s.wav'},{'MediaURL':'4s.wav','TimelineIn':3.5}]}]|InvalidTimelineFormat|AudioTracks[0].AudioTrackClips[1].TimelineIn: overlaps AudioTracks[0].AudioTrackClips[0]",
        "'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.wav'}]}]|InvalidParameter.ResourceContentBad|VideoTracks[0].VideoTrackClips[0]: 4s.wav has no picture",
        "'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'a.png'}]}]|TimelineFormatError|The timeline has nothing that lasts",
        "'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','ReferenceClipId':'x'}]}]|InvalidTimelineFormat|VideoTracks[0].VideoTrackClips[0].ReferenceClipId names no clip",
        "'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','ClipId':'x'},{'MediaURL':'4s.mp4','ReferenceClipId':'x'}]}]|InvalidTimelineFormat|VideoTracks[0].VideoTrackClips[1].ReferenceClipId names a clip of its own track",
        "'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','ClipId':'a','ReferenceClipId':'b'}]},{'VideoTrackClips':[{'MediaURL':'4s.mp4','ClipId':'b','ReferenceClipId':'a'}]}]|InvalidTimelineFormat|VideoTracks[0].VideoTrackClips[0].ReferenceClipId names no clip that has a place, or clips name each other",
        "'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'a.png','Duration':43201}]}]|InvalidParameter|Timeline: the output would have 43201 seconds",
      })
  void what_only_the_sources_tell_to_be_wrong_fails_the_job(
      String tracks, String code, String message) {
    var rejection = refusal("{" + tracks + "}");
    assertThat(rejection.code()).isEqualTo(code);
    assertThat(rejection.message()).startsWith(message).endsWith(".");
    assertThat(rejection.stage()).isEqualTo(Rejection.Stage.JOB);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "shorter material is slowed down|{'MediaURL':'2s.mp4','ReferenceClipId':'b'}|400-800 0.5",
        "a part by chance is taken first|{'MediaURL':'9s.mp4','ReferenceClipId':'b','Effects':[{'Type':'Clip','SubType':'RandomClip','ClipDuration':2}]}|400-800 0.5",
        "longer material is cut|{'MediaURL':'9s.mp4','ReferenceClipId':'b'}|400-800 1.0",
        "its own speed counts|{'MediaURL':'4s.mp4','Speed':2,'ReferenceClipId':'b'}|400-800 1.0",
        "a still lasts as long|{'Type':'Image','MediaURL':'a.png','ReferenceClipId':'b'}|400-800 1.0",
        "an image over the whole too|{'Type':'GlobalImage','MediaURL':'a.png','ReferenceClipId':'b'}|400-800 1.0",
        "a place of its own wins|{'MediaURL':'4s.mp4','TimelineIn':1,'TimelineOut':2,'ReferenceClipId':'b'}|100-200 1.0",
        "half a place does not|{'MediaURL':'4s.mp4','TimelineIn':1,'ReferenceClipId':'b'}|400-800 1.0",
      })
  void a_clip_takes_the_place_of_the_one_it_refers_to(String rule, String clip, String place) {
    String main = "{'VideoTrackClips':[{'MediaURL':'4s.mp4'},{'MediaURL':'4s.mp4','ClipId':'b'}]}";
    var below = compose("{'VideoTracks':[%s,{'VideoTrackClips':[%s]}]}".formatted(main, clip));
    assertThat(places(below, 1) + " " + below.layers().get(1).shots().getFirst().speed())
        .as(rule)
        .isEqualTo(place);
    // the order in which tracks are written does not matter
    var above = compose("{'VideoTracks':[{'VideoTrackClips':[%s]},%s]}".formatted(clip, main));
    assertThat(above.length()).as(rule).isEqualTo(below.length());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "all of the output|{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},{'VideoTrackClips':[{'MediaURL':'2s.mp4','ReferenceClipId':'b'}]},{'VideoTrackClips':[{'Type':'GlobalImage','MediaURL':'a.png','ClipId':'b'}]}||0-400 0-400 0-400",
        "to its end|{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},{'VideoTrackClips':[{'MediaURL':'9s.mp4','ReferenceClipId':'b'}]},{'VideoTrackClips':[{'Type':'GlobalImage','MediaURL':'a.png','TimelineIn':1,'ClipId':'b'}]}||0-400 100-400 100-400",
        "a part of it|{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},{'VideoTrackClips':[{'MediaURL':'9s.mp4','ReferenceClipId':'b'}]}|{'MediaURL':'a.png','TimelineIn':1,'TimelineOut':3,'ClipId':'b'}|0-400 100-300 100-300",
        "what another image has|{'VideoTrackClips':[{'MediaURL':'4s.mp4','ClipId':'c','TimelineIn':1}]},{'VideoTrackClips':[{'MediaURL':'9s.mp4','ReferenceClipId':'b'}]}|{'MediaURL':'a.png','ReferenceClipId':'c','ClipId':'b'}|100-500 100-500 100-500",
      })
  void a_clip_takes_the_place_of_an_image_over_the_whole(
      String rule, String tracks, String image, String places) {
    var composition =
        compose(
            "{'VideoTracks':[%s],'ImageTracks':[{'ImageTrackClips':[%s]}]}"
                .formatted(tracks, image == null ? "" : image));
    assertThat(
            composition.layers().stream()
                .filter(layer -> !layer.shots().isEmpty())
                .map(layer -> places(composition, composition.layers().indexOf(layer)))
                .collect(Collectors.joining(" ")))
        .as(rule)
        .isEqualTo(places);
  }

  @Test
  void what_is_silence_has_a_place_that_others_may_take() {
    var composition =
        compose(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'9s.mp4','ReferenceClipId':'s'}]}],'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'2s.wav'},{'MediaURL':'mute3s.mp4','ClipId':'s'}]}]}");
    assertThat(places(composition, 0)).isEqualTo("200-500");
  }

  @Test
  void who_waits_keeps_nobody_behind_it_from_being_found() {
    var read =
        timeline(
            """
            {'VideoTracks':[
              {'VideoTrackClips':[{'MediaURL':'2s.mp4','ReferenceClipId':'x'},{'MediaURL':'4s.mp4','Out':9,'ClipId':'y','TimelineIn':5}]},
              {'VideoTrackClips':[{'MediaURL':'4s.mp4','ClipId':'z','TimelineIn':1,'TimelineOut':3}]}],
             'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'9s.wav','ClipId':'x','ReferenceClipId':'z'},
                                                {'MediaURL':'2s.wav','ReferenceClipId':'y'}]}]}
            """);
    var verdict = Resolver.resolve(read, Materials.of(read), Materials.mp4(), ProduceConfig.USUAL);
    assertThat(places(Materials.value(verdict), 0)).isEqualTo("100-300 500-900");
    assertThat(warnings(verdict)).hasSize(1);
    var waiting =
        compose(
            """
            {'VideoTracks':[
              {'VideoTrackClips':[{'MediaURL':'2s.mp4','ReferenceClipId':'x'},{'MediaURL':'4s.mp4','ClipId':'y','TimelineIn':5}]},
              {'VideoTrackClips':[{'MediaURL':'4s.mp4','ClipId':'x','ReferenceClipId':'y'}]}]}
            """);
    assertThat(places(waiting, 1)).isEqualTo("500-900");
  }

  @Test
  void a_track_with_auto_speed_ends_with_the_main_track() {
    String tracks =
        "{'VideoTracks':[{'MainTrack':true,'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},"
            + "{'%s':'AutoSpeed','VideoTrackClips':[{'MediaURL':'%s'},{'MediaURL':'%s'}]}]}";
    var shorter = compose(tracks.formatted("TrackShortenMode", "4s.mp4", "4s.mp4"));
    assertThat(places(shorter, 1)).isEqualTo("0-200 200-400");
    assertThat(shorter.layers().get(1).shots()).extracting(Shot::speed).containsOnly(2.0);
    var longer = compose(tracks.formatted("TrackExpandMode", "1s.mp4", "1s.mp4"));
    assertThat(places(longer, 1)).isEqualTo("0-200 200-400");
    assertThat(longer.layers().get(1).shots()).extracting(Shot::speed).containsOnly(0.5);
    assertThat(places(compose(tracks.formatted("TrackShortenMode", "1s.mp4", "1s.mp4")), 1))
        .isEqualTo("0-100 100-200");
  }

  @Test
  void who_takes_the_place_of_a_clip_finds_it_where_its_track_has_adapted_itself() {
    // eight seconds become four: the second clip is at 2 to 4
    var composition =
        compose(
            """
            {'VideoTracks':[
              {'TrackShortenMode':'AutoSpeed','VideoTrackClips':[{'MediaURL':'4s.mp4'},{'MediaURL':'4s.mp4','ClipId':'b'}]},
              {'VideoTrackClips':[{'Type':'Image','MediaURL':'a.png','ReferenceClipId':'b'}]},
              {'VideoTrackClips':[{'Type':'GlobalImage','MediaURL':'c.png','ReferenceClipId':'b'}]}],
             'AudioTracks':[{'MainTrack':true,'AudioTrackClips':[{'MediaURL':'4s.wav'}]},
              {'AudioTrackClips':[{'MediaURL':'1s.wav','ReferenceClipId':'b'}]}]}
            """);
    assertThat(places(composition, 0)).isEqualTo("0-200 200-400");
    assertThat(places(composition, 1)).isEqualTo("200-400");
    assertThat(places(composition, 2)).isEqualTo("200-400");
    assertThat(composition.sounds().getLast().start()).isEqualTo(2L * 48_000);
    assertThat(composition.sounds().getLast().speed()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','Duration':2}]}]|VideoTracks[0].VideoTrackClips[0].Duration is for images and was ignored.",
        "'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'a.png','Speed':2}]}]|VideoTracks[0].VideoTrackClips[0].Speed is for what moves and was ignored.",
        "'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'a.png','Duration':11,'Effects':[{'Type':'KenBurns'}]}]}]|VideoTracks[0].VideoTrackClips[0].Effects: KenBurns is for images of 10 seconds at most; it was drawn.",
        "'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'a.png','Effects':[{'Type':'KenBurns'},{'Type':'Crop','Width':0.5}]}]}]|VideoTracks[0].VideoTrackClips[0].Effects: KenBurns is not meant to stand beside Crop, which was done first.",
        "'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'4s.wav','Duration':2}]}]|AudioTracks[0].AudioTrackClips[0].Duration is for images and was ignored.",
        "'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'},{'MediaURL':'4s.mp4','TimelineOut':3}]}]|VideoTracks[0].VideoTrackClips[1].TimelineOut is not after the clip's beginning, 4 seconds, and was ignored.",
        "'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'4s.wav'},{'MediaURL':'4s.wav','TimelineOut':3}]}]|AudioTracks[0].AudioTrackClips[1].TimelineOut is not after the clip's beginning, 4 seconds, and was ignored.",
      })
  void what_means_nothing_for_a_source_is_told(String tracks, String warning) {
    var read = timeline("{" + tracks + "}");
    assertThat(
            warnings(
                Resolver.resolve(read, Materials.of(read), Materials.mp4(), ProduceConfig.USUAL)))
        .containsExactly(warning);
  }

  @Test
  void of_two_clips_that_overlap_the_later_one_lies_above() {
    var composition =
        compose(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'},{'MediaURL':'2s.mp4','TimelineIn':1},{'MediaURL':'6s.mp4','TimelineIn':4}]}]}");
    assertThat(composition.layers()).hasSize(2);
    assertThat(places(composition, 0)).isEqualTo("0-400 400-1000");
    assertThat(places(composition, 1)).isEqualTo("100-300");
  }

  @Test
  void layers_are_stacked_from_the_first_track_up_and_old_image_tracks_lie_on_top() {
    var composition =
        compose(
            """
            {'ImageTracks':[{'ImageTrackClips':[{'MediaURL':'a.png','TimelineIn':1}]}],
             'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]},
              {'VideoTrackClips':[{'MediaURL':'2s.mp4','TimelineIn':1},{'Type':'GlobalImage','MediaURL':'b.png'}]}]}
            """);
    assertThat(composition.layers()).hasSize(4);
    assertThat(places(composition, 1)).isEqualTo("100-300");
    assertThat(places(composition, 2)).isEqualTo("0-400");
    assertThat(places(composition, 3)).isEqualTo("100-400");
  }

  @Test
  void sound_changes_with_the_picture_and_fades_across_a_transition() {
    var sounds =
        compose(
                "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','Out':'1.111','Effects':[{'Type':'Transition','Duration':'0.4'}]},{'MediaURL':'4s.mp4'}]}]}")
            .sounds();
    // 1.111 s is frame 27.8; the cut falls on frame 28
    assertThat(sounds).extracting(Heard::end).first().isEqualTo(28L * 1920);
    assertThat(sounds).extracting(Heard::start).last().isEqualTo(18L * 1920);
    assertThat(sounds.getFirst().fadeOut())
        .contains(new Composition.Fade(18L * 1920, 10L * 1920, Effect.Curve.TRI));
    assertThat(sounds.getLast().fadeIn())
        .contains(new Composition.Fade(0, 10L * 1920, Effect.Curve.TRI));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'MediaURL':'4s.mp4'}|0,0 1280x720|",
        "{'MediaURL':'tall4s.mp4'}|438,0 404x720|",
        "{'MediaURL':'4s.mp4','X':0.25,'Y':'0.5','Width':0.5,'Height':0.5}|320,360 640x360|",
        "{'MediaURL':'4s.mp4','X':100,'Y':50,'Width':200,'Height':300}|100,50 200x300|",
        "{'MediaURL':'4s.mp4','Width':1,'Height':1}|0,0 1280x720|",
        "{'MediaURL':'4s.mp4','Width':320}|0,0 320x180|",
        "{'MediaURL':'4s.mp4','Height':0.5,'X':10}|10,0 640x360|",
        "{'MediaURL':'tall4s.mp4','Width':400,'Height':400,'AdaptMode':'Contain'}|88,0 225x400|",
        "{'MediaURL':'tall4s.mp4','X':10,'Y':20,'Width':400,'Height':400,'AdaptMode':'Cover'}|10,20 400x400|0,280 720x720",
        "{'MediaURL':'4s.mp4','X':0.5,'Y':0.5}|640,360 640x360|0,0 640x360",
        "{'MediaURL':'4s.mp4','X':1000,'Y':0,'Width':560,'Height':720}|1000,0 280x720|0,0 640x720",
        "{'Type':'Image','MediaURL':'a.png'}|0,0 1280x720|",
      })
  void pictures_are_fitted_into_the_canvas_or_their_box(String clip, String area, String crop) {
    var placement =
        compose("{'VideoTracks':[{'VideoTrackClips':[" + clip + "]}]}")
            .layers()
            .getFirst()
            .shots()
            .getFirst()
            .placement();
    assertThat(text(placement.area())).isEqualTo(area);
    assertThat(placement.crop().map(ResolverTest::text).orElse(null)).isEqualTo(crop);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'MediaURL':'4s.mp4','X':64,'Y':36,'Width':320,'Height':90}|128,108 640x270|",
        "{'MediaURL':'4s.mp4','X':0.25,'Y':'0.5','Width':0.5,'Height':0.5}|320,360 640x360|",
        "{'MediaURL':'4s.mp4','Width':1,'Height':1}|0,0 1280x720|",
        "{'MediaURL':'4s.mp4','Width':320}|0,0 640x360|",
        "{'MediaURL':'4s.mp4','Effects':[{'Type':'Scale','Width':320,'Height':90}]}|0,0 640x270|",
        "{'Type':'GlobalImage','MediaURL':'a.png','X':320,'Y':60,'Width':160,'Height':30}|640,180 320x90|",
        "{'Type':'GlobalImage','MediaURL':'a.png','X':320,'Y':60}|640,180 640x540|0,0 640x540",
        "{'Type':'Image','MediaURL':'a.png','X':320,'Y':60,'Width':160,'Height':30,'Effects':[{'Type':'KenBurns'}]}|640,180 320x90|",
        "{'MediaURL':'4s.mp4'}|0,0 1280x720|",
      })
  void pixels_count_on_the_canvas_of_the_front_end(String clip, String area, String crop) {
    var composition =
        compose(
            "{'FECanvas':{'Width':640,'Height':240},'VideoTracks':[{'VideoTrackClips':["
                + clip
                + "]}]}");
    var placement = composition.layers().getLast().shots().getFirst().placement();
    assertThat(text(placement.area())).isEqualTo(area);
    assertThat(placement.crop().map(ResolverTest::text).orElse(null)).isEqualTo(crop);
  }

  @Test
  void so_do_those_of_old_image_tracks_and_of_effect_tracks() {
    var composition =
        compose(
            """
            {'FECanvas':{'Width':640,'Height':240},
             'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]}],
             'ImageTracks':[{'ImageTrackClips':[{'MediaURL':'a.png','X':64,'Y':24,'Width':320,'Height':120}]}],
             'EffectTracks':[{'EffectTrackItems':[{'Type':'VFX','SubType':'mosaic_rect','X':64,'Y':24,'Width':320,'Height':120}]}]}
            """);
    assertThat(text(composition.layers().getLast().shots().getFirst().placement().area()))
        .isEqualTo("128,72 640x360");
    assertThat(composition.screen().getFirst().area().map(ResolverTest::text))
        .contains("128,72 640x360");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Type':'VFX','SubType':'mosaic_rect','X':0.5,'Y':0.25,'Width':0.5,'Height':0.5|320,90 320x180",
        "'Type':'VFX','SubType':'blur','X':101,'Y':50,'Width':200,'Height':900|100,50 200x310",
      })
  void a_region_is_one_of_the_clip_s_picture(String effect, String area) {
    var shot =
        compose(
                "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','X':640,'Y':360,'Width':640,'Height':360,'Effects':[{"
                    + effect
                    + "}]}]}]}")
            .layers()
            .getFirst()
            .shots()
            .getFirst();
    assertThat(shot.treatment().looks().getFirst().look())
        .isInstanceOfSatisfying(
            Within.class,
            part ->
                assertThat(text(new Area(part.x(), part.y(), part.width(), part.height())))
                    .isEqualTo(area));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|1280|1280|25/1",
        "'Width':640,|640|1280|25/1",
        "'Video':{'Fps':24},|1280|1280|24/1",
      })
  void what_is_not_asked_for_is_as_large_and_as_fast_as_the_materials(
      String wishes, int width, int height, String rate) {
    var canvas =
        compose(
                "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'},{'MediaURL':'tall4s.mp4'}]}]}",
                output("{" + wishes + "'MediaURL':'http://b/x.mp4'}"))
            .canvas()
            .orElseThrow();
    assertThat(canvas.width()).isEqualTo(width);
    assertThat(canvas.height()).isEqualTo(height);
    assertThat(canvas.rate().text()).isEqualTo(rate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|2160|2160",
        "'Width':4000,|4000|2160",
        "'Width':2160,|2160|4096",
        "'Height':3000,|2160|3000",
      })
  void the_short_side_has_2160_pixels_at_most(String wishes, int width, int height) {
    var canvas =
        compose(
                "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'huge4s.mp4'}]}]}",
                output("{" + wishes + "'MediaURL':'http://b/x.mp4'}"))
            .canvas()
            .orElseThrow();
    assertThat(canvas.width()).isEqualTo(width);
    assertThat(canvas.height()).isEqualTo(height);
  }

  @Test
  void what_was_left_out_is_told() {
    var read =
        timeline(
            """
            {'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4','Out':9,'Effects':[{'Type':'Transition'}]},
                                                {'MediaURL':'4s.mp4','TimelineIn':6}]}],
             'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'mute4s.mp4'},{'MediaURL':'a.png'}]}]}
            """);
    assertThat(
            warnings(
                Resolver.resolve(read, Materials.of(read), Materials.mp4(), ProduceConfig.USUAL)))
        .containsExactly(
            "VideoTracks[0].VideoTrackClips[0].Out is beyond the end of the source, 4 seconds, which counts instead.",
            "VideoTracks[0].VideoTrackClips[0].Effects: the next clip does not touch this one, so the transition was left out.",
            "AudioTracks[0].AudioTrackClips[0]: the source has no sound; the clip is silence.",
            "AudioTracks[0].AudioTrackClips[1]: the source has no sound; the clip was left out.");
  }

  @Test
  void a_background_of_an_upper_layer_shows_where_nothing_lies_below() {
    var read =
        timeline(
            """
            {'VideoTracks':[
              {'VideoTrackClips':[{'MediaURL':'2s.mp4'}]},
              {'VideoTrackClips':[{'MediaURL':'tall4s.mp4','Out':3,'Effects':[{'Type':'Background','SubType':'Blur'}]},
                                  {'MediaURL':'tall4s.mp4','Out':1,'Effects':[{'Type':'Background','SubType':'Blur'}]}]}]}
            """);
    var verdict = Resolver.resolve(read, Materials.of(read), Materials.mp4(), ProduceConfig.USUAL);
    assertThat(places(Materials.value(verdict), 0)).isEqualTo("0-200 300-400");
    assertThat(places(Materials.value(verdict), 1)).isEqualTo("0-300");
    assertThat(warnings(verdict))
        .containsExactly(
            "VideoTracks[1].VideoTrackClips[0].Effects: a background shows only where no other"
                + " picture and no caption lies below it.");
  }

  @Test
  void what_cannot_be_drawn_on_sounds_alone_is_told() {
    var read =
        timeline(
            """
            {'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'4s.wav'}]}],
             'SubtitleTracks':[{'SubtitleTrackClips':[{'Content':'x'}]}],
             'EffectTracks':[{'EffectTrackItems':[{'Type':'VFX','SubType':'open'}]}]}
            """);
    assertThat(
            warnings(
                Resolver.resolve(read, Materials.of(read), Materials.mp4(), ProduceConfig.USUAL)))
        .containsExactly(
            "SubtitleTracks[0].SubtitleTrackClips[0], EffectTracks[0].EffectTrackItems[0]: the timeline"
                + " has sounds alone, so there is no picture to draw it on.");
  }

  private static String places(Composition composition, int layer) {
    return composition.layers().get(layer).shots().stream()
        .map(shot -> shot.start() * 4 + "-" + end(shot))
        .collect(Collectors.joining(" "));
  }

  private static long end(Shot shot) {
    return shot.end() * 4;
  }

  private static String text(Area area) {
    return "%d,%d %dx%d".formatted(area.x(), area.y(), area.width(), area.height());
  }
}
