package dev.cuepost.media.edit;

import static dev.cuepost.media.edit.Materials.rejection;
import static dev.cuepost.media.edit.Materials.timeline;
import static dev.cuepost.media.edit.Materials.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.Effect.Curve;
import dev.cuepost.media.edit.Effect.Direction;
import dev.cuepost.media.edit.Effect.SoundFade;
import dev.cuepost.media.edit.Effect.Transition;
import dev.cuepost.media.edit.Effect.Volume;
import dev.cuepost.media.edit.Timeline.EffectItem;
import dev.cuepost.media.edit.Timeline.VideoClip;
import dev.cuepost.media.edit.Timeline.VideoClip.Kind;
import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
  @Test
  void names_are_read_in_any_case_and_numbers_and_booleans_may_be_texts() {
    var timeline =
        timeline(
            """
            {'videotracks':[{'mainTrack':'true','VIDEOTRACKCLIPS':[
              {'MediaUrl':'u','in':'1.5','OUT':' 3 ','X':'0.25','effects':[{'type':'volume','gain':'0.5'}]}]}]}
            """);
    var track = timeline.videoTracks().getFirst();
    assertThat(track.mainTrack()).isTrue();
    var clip = track.clips().getFirst();
    assertThat(clip.source()).isEqualTo(new MediaRef.ByUrl("u"));
    assertThat(clip.window().in()).isEqualTo(Duration.ofMillis(1500));
    assertThat(clip.window().out()).contains(Duration.ofSeconds(3));
    assertThat(clip.box().x()).contains(new Length.Ratio(0.25));
    assertThat(clip.effects()).containsExactly(new Volume(0.5, Optional.empty(), Optional.empty()));
  }

  @Test
  void every_source_is_named_once_and_an_id_wins_over_an_address() {
    var timeline =
        timeline(
            """
            {'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u'},{'MediaId':'m','MediaURL':'v'},{'MediaURL':'u'}]}],
             'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'w'},{'MediaId':'HTTPS://x/y'}]}],
             'ImageTracks':[{'ImageTrackClips':[{'ImageId':'i'},{'ImageId':'http://x/z'}]}]}
            """);
    assertThat(timeline.sources())
        .containsExactly(
            new MediaRef.ByUrl("u"),
            new MediaRef.ById("m"),
            new MediaRef.ById("i"),
            new MediaRef.ByUrl("http://x/z"),
            new MediaRef.ByUrl("w"),
            new MediaRef.ByUrl("HTTPS://x/y"));
  }

  @Test
  void effects_are_read_with_their_defaults() {
    var timeline =
        timeline(
            """
            {'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[
              {'Type':'AFade','SubType':'In','Duration':1},
              {'Type':'AFade','SubType':'out','Duration':'2','Curve':'qsin'},
              {'Type':'Transition','SubType':'windowslice'},
              {'Type':'DLTransition','SubType':'fade','Duration':0.5}]}]}]}
            """);
    assertThat(timeline.videoTracks().getFirst().clips().getFirst().effects())
        .containsExactly(
            new SoundFade(Direction.IN, Duration.ofSeconds(1), Curve.EXP),
            new SoundFade(Direction.OUT, Duration.ofSeconds(2), Curve.QSIN),
            new Transition("hrslice", Duration.ofSeconds(1), false),
            new Transition("fade", Duration.ofMillis(500), true));
  }

  @Test
  void what_is_not_understood_is_told_with_its_path_and_what_changes_nothing_is_not() {
    var verdict =
        Timeline.read(
            """
            {"Version":"1.0","FECanvas":{"Width":1,"Height":720},"Colour":"red","VideoTracks":[{"Id":7,"Count":1,"VideoTrackClips":[
              {"MediaURL":"u","Title":"t","TrackId":1,"Colour":1,"Effects":[{"Type":"Sparkle","StartRate":1},
               {"Type":"Transition","SubType":"cube"}]}]}],
             "SubtitleTracks":[{"Glow":1,"SubtitleTrackClips":[{"Type":"Text","Content":"x","Glow":1}]}],
             "EffectTracks":[{"EffectTrackItems":[{"Type":"VFX","SubType":"snow"}]}]}
            """);
    assertThat(warnings(verdict))
        .containsExactly(
            "VideoTracks[0].VideoTrackClips[0].Effects[0].Type Sparkle is not supported here and the effect was left out.",
            "VideoTracks[0].VideoTrackClips[0].Effects[1].SubType cube is drawn with the nearest look, slideleft.",
            "VideoTracks[0].VideoTrackClips[0].Colour is not supported and was ignored.",
            "SubtitleTracks[0].SubtitleTrackClips[0].Glow is not supported and was ignored.",
            "SubtitleTracks[0].Glow is not supported and was ignored.",
            "EffectTracks[0].EffectTrackItems[0].SubType snow needs footage that is not free; the effect was left out.",
            "Colour is not supported and was ignored.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'MediaURL':'u','LoopMode':true|LoopMode is for sounds and was ignored.",
        "'MediaURL':'u','Width':0.5,'AdaptMode':'Cover'|AdaptMode counts only beside Width and Height and was ignored.",
        "'MediaURL':'u','Effects':[{'Type':'VFX','SubType':'open','X':0.1,'Y':0.1,'Width':0.5,'Height':0.5}]|Effects[0].SubType open covers all of the picture, not a region of it.",
        "'MediaURL':'u','Effects':[{'Type':'Transition'},{'Type':'DLTransition'}]|Effects[1].Type is that of an effect before it, which counts.",
        "'MediaURL':'u','Effects':[{'Type':'AFade','SubType':'In','Duration':1},{'Type':'AFade','SubType':'Out','Duration':1},{'Type':'AFade','SubType':'In','Duration':2}]|Effects[2].Type is that of an effect before it, which counts.",
        "'MediaURL':'u','Effects':[{'Type':'Background','SubType':'Blur'},{'Type':'Background','SubType':'Color','Color':'#ffffff'}]|Effects[1].Type is that of an effect before it, which counts.",
        "'MediaURL':'u','Effects':[{'Type':'Filter','SubType':'color','ExtParams':'effect=color,brightnes=20,contrast=x,tint=5,odd'}]|Effects[0].ExtParams brightnes, contrast, odd is not known to this look and was ignored.",
        "'MediaURL':'u','Effects':[{'Type':'VFX','SubType':'soulout','ExtParams':'duration=2'},{'Type':'Crop','Widht':3,'Width':0.5,'Height':0.5},{'Type':'Crop','Width':0.5,'Height':0.5}]|Effects[1].Widht is not supported and was ignored.",
      })
  void what_is_ignored_of_a_clip_is_told(String clip, String warning) {
    var verdict =
        Timeline.read(
            "{'VideoTracks':[{'VideoTrackClips':[{%s}]}]}".formatted(clip).replace('\'', '"'));
    assertThat(warnings(verdict)).contains("VideoTracks[0].VideoTrackClips[0]." + warning);
    assertThat(warnings(verdict).stream().filter(told -> !told.contains("nearest look")))
        .hasSize(1);
  }

  @Test
  void what_is_ignored_of_tracks_and_of_the_whole_is_told() {
    var verdict =
        Timeline.read(
            """
            {"VideoTracks":[{"Type":"Films","VideoTrackClips":[{"MediaURL":"u"}]},
              {"Type":"Image","VideoTrackClips":[{"Type":"Image","MediaURL":"i"}]}],
             "SubtitleTracks":[{"MainTrack":true,"SubtitleTrackClips":[]}],
             "FECanvas":{"Width":1280,"Hight":720}}
            """);
    assertThat(warnings(verdict))
        .containsExactly(
            "VideoTracks[0].Type films is no kind of track; it is one of pictures.",
            "SubtitleTracks[0].MainTrack is for tracks of pictures and sounds and was ignored.",
            "FECanvas.Hight is not supported and was ignored.",
            "FECanvas.Height is missing, so FECanvas was ignored.");
  }

  @Test
  void what_does_not_say_what_it_is_is_what_its_track_says() {
    var timeline =
        Materials.timeline(
            """
            {'VideoTracks':[
              {'VideoTrackClips':[{'MediaURL':'a'},{'Type':'Image','MediaURL':'b'}]},
              {'Type':'Image','VideoTrackClips':[{'MediaURL':'c'},{'Type':'GlobalImage','MediaURL':'d'}]},
              {'Type':'Subtitle','VideoTrackClips':[{'Content':'x'}]}]}
            """);
    assertThat(timeline.videoTracks().stream().flatMap(track -> track.clips().stream()))
        .extracting(VideoClip::kind)
        .containsExactly(Kind.VIDEO, Kind.IMAGE, Kind.IMAGE, Kind.GLOBAL_IMAGE);
    assertThat(timeline.captions().shown()).hasSize(1);
  }

  @Test
  void a_track_of_effects_may_have_them_under_either_name() {
    var timeline =
        timeline(
            """
            {'VideoTracks':[
              {'VideoTrackClips':[{'MediaURL':'a'}]},
              {'Type':'Effect','EffectTrackItems':[{'Type':'Filter','SubType':'m2'}]},
              {'Type':'Effects','VideoTrackClips':[{'Type':'Filter','SubType':'m2'}]}]}
            """);
    assertThat(timeline.effects())
        .extracting(EffectItem::path)
        .containsExactly("VideoTracks[1].EffectTrackItems[0]", "VideoTracks[2].VideoTrackClips[0]");
  }

  @Test
  void captions_are_read_from_both_kinds_of_tracks_and_are_no_material() {
    var timeline =
        Materials.timeline(
            """
            {'VideoTracks':[
              {'VideoTrackClips':[{'MediaURL':'u'}]},
              {'Type':'Subtitle','VideoTrackClips':[{'Type':'Text','Content':'x','FontURL':'f'}]}],
             'SubtitleTracks':[{'SubtitleTrackClips':[{'Type':'Subtitle','FileURL':'a.srt'}]}]}
            """);
    assertThat(timeline.sources()).containsExactly(new MediaRef.ByUrl("u"));
    assertThat(timeline.captions().files()).containsExactly("a.srt");
    assertThat(timeline.captions().fonts()).containsExactly("f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'SubtitleTracks':[{'SubtitleTrackClips':[{'Content':'x'}]}]}|TimelineFormatError|Both video tracks",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u'}]}],'SubtitleTracks':[{'SubtitleTrackClips':[{'Type':'AI_ASR'}]}]}|InvalidTimelineFormat|SubtitleTracks[0].SubtitleTrackClips[0].Type ai_asr needs a model",
        "{}|TimelineFormatError|Both video tracks and audio tracks are empty.",
        "{'VideoTracks':[{'VideoTrackClips':[]}]}|TimelineFormatError|Both video tracks",
        "not json|InvalidParameter|Timeline is not JSON",
        "{'VideoTracks':[|InvalidParameter|Timeline is not JSON",
        "{} {}|InvalidParameter|Timeline is not JSON",
        "{'a':1,'a':2}|InvalidParameter|Timeline is not JSON",
        "[]|InvalidParameter|The document must be a JSON object",
        "{'VideoTracks':{}}|InvalidParameter|VideoTracks must be a JSON array",
        "{'VideoTracks':[7]}|InvalidParameter|VideoTracks[0] must be a JSON object",
        "{'VideoTracks':[{'VideoTrackClips':[{}]}]}|InvalidTimelineFormat|VideoTracks[0].VideoTrackClips[0]: MediaId is empty",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u'},{'MediaURL':'u','In':'x'}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[1].In must be a number, was x",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','In':-1}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].In must be in 0..360000 seconds, was -1",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','TimelineOut':360001}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].TimelineOut must be in 0..360000 seconds, was 360001",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','In':1e99}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].In must be a number below",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','In':NaN}]}]}|InvalidParameter|Timeline is not JSON",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','In':5,'Out':4}]}]}|InvalidTimelineFormat|VideoTracks[0].VideoTrackClips[0].Out must be greater than In (5), was 4",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','TimelineIn':5,'TimelineOut':5}]}]}|InvalidTimelineFormat|VideoTracks[0].VideoTrackClips[0].TimelineOut must be greater",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Speed':0}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].Speed must be in 0.1..100, was 0",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Width':0}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].Width must be more than 0",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Type':'Film'}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].Type must be Video",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Type':'AI_Avatar'}]}]}|InvalidTimelineFormat|VideoTracks[0].VideoTrackClips[0].Type ai_avatar needs a model",
        "{'AudioTracks':[{'AudioTrackClips':[{'Type':'AI_TTS','Voice':'x'}]}]}|InvalidTimelineFormat|AudioTracks[0].AudioTrackClips[0].Content is required for AI_TTS",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[{'Type':'AI_RealMatting'}]}]}]}|InvalidEffectParam|VideoTracks[0].VideoTrackClips[0].Effects[0].Type AI_RealMatting needs a model",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[{'Type':'VFX','SubType':'nosuch'}]}]}]}|InvalidTimelineFormat|VideoTracks[0].VideoTrackClips[0].Effects[0].SubType: Invalid vfx subType, was nosuch",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u'}]}],'EffectTracks':[{'EffectTrackItems':[{'Type':'Filter','SubType':'nosuch'}]}]}|InvalidTimelineFormat|EffectTracks[0].EffectTrackItems[0].SubType: Invalid filter subType",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u'}]}],'EffectTracks':[{'EffectTrackItems':[{'Type':'VFX','SubType':'open','TimelineIn':2,'TimelineOut':2}]}]}|InvalidTimelineFormat|EffectTracks[0].EffectTrackItems[0].TimelineOut must be greater",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u'}]}],'EffectTracks':[{'EffectTrackItems':[{'Type':'VFX','SubType':'open'},{'Type':'Filter','SubType':'m2'}]}]}|InvalidTimelineFormat|EffectTracks[0].EffectTrackItems[1].Type must be that of the items before it",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[{'Type':'Zoom','StartRate':1.5,'EndRate':1.2}]}]}]}|InvalidEffectParam|VideoTracks[0].VideoTrackClips[0].Effects[0].EndRate must be greater than StartRate (1.5), was 1.2",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[{'Type':'Rotate','Degree':45}]}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].Effects[0].Degree must be 90, 180 or 270, was 45",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[{'Type':'Flip'}]}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].Effects[0].Direction is required",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[{'Type':'KenBurns','Start':'0,0,2,1'}]}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].Effects[0].Start must lie in the picture",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[{'Type':'KenBurns','End':'0,0,1;drawbox'}]}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].Effects[0].End must be written x,y,width,height",
        "{'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'u','Effects':[{'Type':'ADenoise','Mode':4}]}]}]}|InvalidEffectParam|AudioTracks[0].AudioTrackClips[0].Effects[0].Mode 4 needs a model",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[{'Type':'Volume','Gain':11}]}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].Effects[0].Gain must be in 0..10, was 11",
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'u','Effects':[{'Type':'AFade','SubType':'In','Duration':1,'Curve':'exp,volume=9'}]}]}]}|InvalidParameter|VideoTracks[0].VideoTrackClips[0].Effects[0].Curve must be one of",
      })
  void what_cannot_be_rendered_is_refused_at_submission(String json, String code, String message) {
    var rejection = rejection(Timeline.read(json.replace('\'', '"')));
    assertThat(rejection.message()).startsWith(message).endsWith(".");
    assertThat(rejection.code()).isEqualTo(code);
    assertThat(rejection.stage()).isEqualTo(Rejection.Stage.SUBMIT);
  }

  @Test
  void depth_length_and_counts_are_bounded() {
    assertRefused("[".repeat(100_000));
    assertRefused("{\"a\":" + "[".repeat(65) + "]".repeat(65) + "}");
    assertRefused(" ".repeat((1 << 20) + 1));
    assertRefused("{\"VideoTracks\":[" + "{},".repeat(100) + "{}]}");
    assertRefused(
        "{\"VideoTracks\":[{\"VideoTrackClips\":["
            + "{\"MediaURL\":\"u\"},".repeat(10_000)
            + "{\"MediaURL\":\"u\"}]}]}");
    assertThat(warnings(Timeline.read(manyUnknownMembers())))
        .hasSize(101)
        .last()
        .isEqualTo("400 more warnings.");
  }

  private static String manyUnknownMembers() {
    var json = new StringBuilder("{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"u\"}]}]");
    for (int index = 0; index < 500; index++) {
      json.append(",\"x").append(index).append("\":1");
    }
    return json.append('}').toString();
  }

  private static void assertRefused(String json) {
    assertThat(rejection(Timeline.read(json)).code()).isEqualTo("InvalidParameter");
  }
}
