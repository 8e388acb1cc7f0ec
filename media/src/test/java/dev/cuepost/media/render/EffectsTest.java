package dev.cuepost.media.render;

import static dev.cuepost.media.render.RenderedTimelinesTest.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What effects do to pictures and sounds, each seen or heard where it would not be without it. */
@Tag("slow")
class EffectsTest {
  private static final double TONE = -12;
  private static final String BLUR_BELOW =
      "{'Type':'VFX','SubType':'blur','X':0,'Y':0.5,'Width':1,'Height':0.5}";

  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void makeMaterials() {
    studio = new Studio(folder);
    studio.clip("fxA.mp4", "320x180", 4, "r", 440);
    studio.clip("fxB.mp4", "320x180", 3, "g", 880);
    // top left red, top right green, bottom left blue, bottom right white
    studio.make(
        "quad.png",
        "-f|lavfi|-i|color=0xDC1E1E:s=160x80,format=rgb24,pad=320:160:0:0:0xE6E6E6,"
            + "drawbox=160:0:160:80:0x1EC81E:fill,drawbox=0:80:160:80:0x1E1EDC:fill|-frames:v|1");
    studio.make(
        "quad.mp4",
        "-loop|1|-i|%s|-t|2|-r|25|-vf|scale=out_color_matrix=bt709,format=yuv420p|-colorspace|bt709|-c:v|libx264|-crf|8|-pix_fmt|yuv420p"
            .formatted(folder.resolve("quad.png")));
    studio.make(
        "walker.mp4",
        "-f|lavfi|-i|color=0x00FF00:s=320x180:r=25:d=2,format=rgb24,drawbox=120:50:80:80:0xE02020:fill,"
            + "scale=out_color_matrix=bt709,format=yuv420p|-colorspace|bt709|-c:v|libx264|-crf|8|-pix_fmt|yuv420p");
    studio.make(
        "halves.mp4",
        "-f|lavfi|-i|color=black:s=320x180:r=25:d=2,drawbox=160:0:160:180:white:fill|-c:v|libx264|-pix_fmt|yuv420p");
    studio.make(
        "blink.gif",
        "-f|lavfi|-i|color=red:s=64x64:r=10:d=0.2|-f|lavfi|-i|color=blue:s=64x64:r=10:d=0.2"
            + "|-filter_complex|[0][1]concat=n=2:v=1|-loop|0");
    studio.tone("low.wav", 3, 220);
  }

  @Test
  void a_part_of_the_source_is_fitted_in_place_of_all_of_it() throws Exception {
    clip("quad.mp4", "{'Type':'Crop','X':0.5,'Y':0,'Width':0.5,'Height':0.5}")
        .shows(0.5, 30, 90, 30, 200, 30, 20)
        .shows(0.5, 290, 90, 30, 200, 30, 20);
  }

  @Test
  void a_turn_to_the_right_brings_the_lower_left_to_the_top_left() throws Exception {
    var film = clip("quad.mp4", "{'Type':'Rotate','Degree':90}");
    // 160x320 in 320x180: 90 wide, from 115 on
    film.shows(0.5, 130, 30, 30, 30, 220, 25).shows(0.5, 190, 30, 220, 30, 30, 25);
    film.shows(0.5, 40, 90, 0, 0, 0, 15);
    clip("quad.mp4", "{'Type':'Rotate','Degree':'180'}").shows(0.5, 40, 40, 230, 230, 230, 20);
    clip("quad.mp4", "{'Type':'Rotate','Degree':270}").shows(0.5, 130, 30, 30, 200, 30, 25);
  }

  @Test
  void mirror_images() throws Exception {
    clip("quad.mp4", "{'Type':'Flip','Direction':'horizontal'}")
        .shows(0.5, 40, 40, 30, 200, 30, 20);
    clip("quad.mp4", "{'Type':'Flip','Direction':'Vertical'}").shows(0.5, 40, 40, 30, 30, 220, 20);
  }

  @Test
  void a_zoom_brings_the_middle_nearer_and_then_stands() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/walker.mp4','Effects':["
                + "{'Type':'Zoom','StartRate':1,'EndRate':2,'Duration':1}]}]}]}");
    film.shows(0, 100, 90, 0, 255, 0, 25)
        .shows(0, 160, 90, 224, 32, 32, 25)
        .shows(1.2, 100, 90, 224, 32, 32, 25)
        .shows(1.9, 100, 90, 224, 32, 32, 25)
        .shows(1.9, 60, 90, 0, 255, 0, 25);
    assertThat(film.frames()).isEqualTo(50);
  }

  @Test
  void a_blur_in_a_region_of_a_clip_leaves_the_rest_sharp() throws Exception {
    assertBlurredBelow(clip("halves.mp4", BLUR_BELOW));
  }

  @Test
  void so_does_one_in_a_region_of_an_effect_track() throws Exception {
    assertBlurredBelow(
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/halves.mp4'}]}],'EffectTracks':[{'EffectTrackItems':["
                + BLUR_BELOW
                + "]}]}"));
  }

  /** At the border between both halves. */
  private static void assertBlurredBelow(Film film) throws Exception {
    assertThat(film.color(0.5, 169, 40)[1]).isGreaterThan(240);
    assertThat(film.color(0.5, 169, 140)[1]).isLessThan(235);
  }

  @Test
  void halfway_through_a_zoom_the_rate_is_halfway() throws Exception {
    // the red square is 80 wide, at 2.5 times its size it begins at 60
    render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/walker.mp4','Effects':["
                + "{'Type':'Zoom','StartRate':1,'EndRate':4,'Duration':1}]}]}]}")
        .shows(0.48, 45, 90, 0, 255, 0, 25)
        .shows(0.48, 75, 90, 224, 32, 32, 25);
  }

  @Test
  void the_eye_wanders_over_a_still_from_one_view_to_another() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/quad.png','Duration':2,"
                + "'Effects':[{'Type':'KenBurns','Start':'0,0,0.5,0.5','End':'0.5,0.5,0.5,0.5'}]}]}]}");
    film.shows(0, 40, 40, 220, 30, 30, 20)
        .shows(0, 280, 150, 220, 30, 30, 20)
        .shows(1.96, 40, 40, 230, 230, 230, 20)
        .shows(1.96, 280, 150, 230, 230, 230, 20);
    assertThat(film.frames()).isEqualTo(50);
  }

  @Test
  void a_wide_still_passes_by_in_a_high_frame_unless_told_otherwise() throws Exception {
    var film =
        studio.render(
            "{'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/quad.png','Duration':2,'Effects':[{'Type':'KenBurns'}]}]}]}"
                .replace('\'', '"'),
            output("mp4", 180, 320));
    film.shows(0, 90, 40, 220, 30, 30, 20).shows(1.96, 90, 40, 30, 200, 30, 20);
  }

  @Test
  void a_still_over_which_the_eye_wanders_stands_beside_other_clips() throws Exception {
    studio.make("photo.png", "-f|lavfi|-i|color=0xDC1E1E:s=1000x750|-frames:v|1");
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','Out':1,'Effects':[{'Type':'Transition','Duration':0.4}]},"
                + "{'MediaURL':'FX/fxB.mp4','Out':1},{'Type':'Image','MediaURL':'FX/photo.png','Duration':1,"
                + "'Effects':[{'Type':'KenBurns'}]}]}]}");
    film.shows(0.5, 160, 90, 64, 40, 40).shows(1.1, 160, 90, 40, 64, 40);
    film.shows(2.1, 160, 90, 220, 30, 30, 20);
    assertThat(film.frames()).isEqualTo(65);
  }

  @ParameterizedTest
  @CsvSource({"grey_to_color, fade", "grey_to_color, directionalwarp", "close, multiplyblend"})
  void a_clip_with_a_look_passes_into_the_next_without_a_frame_more(String look, String way)
      throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','Out':1,'Effects':[{'Type':'Filter','SubType':'m8'},"
                + "{'Type':'VFX','SubType':'%s'},{'Type':'Transition','SubType':'%s','Duration':0.4}]},{'MediaURL':'FX/fxB.mp4','Out':2}]}]}"
                    .formatted(look, way));
    assertThat(film.frames()).isEqualTo(65);
    film.shows(1.56, 160, 90, 40, 64, 40).shows(1.64, 160, 90, 56, 80, 56);
  }

  @ParameterizedTest
  @ValueSource(strings = {"planet", "withcircleopen", "mask_circle", "glass", "blurthreesplit"})
  void looks_are_drawn_on_pictures_of_odd_sizes_too(String look) throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','Out':1,'X':31,'Y':21,'Width':151,'Height':101,"
                + "'Effects':[{'Type':'VFX','SubType':'%s'}]}]}]}".formatted(look));
    assertThat(film.frames()).isEqualTo(25);
    film.shows(0.9, 106, 71, 64, 40, 40).shows(0.9, 206, 71, 0, 0, 0);
  }

  @Test
  void the_last_frame_is_held_without_sound() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','In':1,'Out':2,"
                + "'Effects':[{'Type':'FreezeFrame','Duration':1.5}]},{'MediaURL':'FX/fxB.mp4','Out':1}]}]}");
    assertThat(film.frames()).isEqualTo(88);
    film.shows(0.5, 160, 90, 80, 56, 56).shows(2.2, 160, 90, 80, 56, 56);
    film.shows(2.8, 160, 90, 40, 64, 40);
    assertThat(film.tone(440, 0.2, 0.9)).isGreaterThan(TONE - 12);
    assertThat(film.peak(1.1, 2.4)).isLessThan(-60);
    assertThat(film.tone(880, 2.7, 3.4)).isGreaterThan(TONE - 12);
  }

  @Test
  void a_part_by_chance_has_its_length() throws Exception {
    var film = clip("fxA.mp4", "{'Type':'Clip','SubType':'RandomClip','ClipDuration':1.4}");
    assertThat(film.seconds()).isCloseTo(1.4, within(0.05));
  }

  @Test
  void a_mark_in_the_picture_is_blurred_while_it_is_there() throws Exception {
    var film =
        clip(
            "walker.mp4",
            "{'Type':'DeWatermark','SubType':'Delogo_Blur','X':100,'Y':30,'Width':120,'Height':120,'In':1}");
    int[] sharp = film.color(0.5, 134, 64);
    int[] blurred = film.color(1.5, 134, 64);
    assertThat(sharp[1]).isLessThan(70);
    assertThat(blurred[1]).isGreaterThan(90);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",{'Type':'KenBurns','Start':'0,0,1,1','End':'0,0,1,1'}",
        ",{'Type':'VFX','SubType':'slightshow','Duration':0.1}"
      })
  void a_mark_in_a_still_is_blurred_while_it_is_there(String beside) throws Exception {
    studio.make(
        "mark.png",
        "-f|lavfi|-i|color=0x00FF00:s=320x180,format=rgb24,drawbox=120:50:80:80:0xE02020:fill|-frames:v|1");
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','Out':1},{'Type':'Image','MediaURL':'FX/mark.png','Duration':2,'Effects':["
                + "{'Type':'DeWatermark','SubType':'Delogo_Blur','X':100,'Y':30,'Width':120,'Height':120,'In':0.6,'Out':1.2}"
                + beside
                + "]}]}]}");
    assertThat(film.frames()).isEqualTo(75);
    for (double sharp : new double[] {1.4, 1.56, 2.24, 2.9}) {
      assertThat(film.color(sharp, 134, 64)[1]).as("at %s", sharp).isLessThan(70);
    }
    for (double blurred : new double[] {1.64, 2.16}) {
      assertThat(film.color(blurred, 134, 64)[1]).as("at %s", blurred).isGreaterThan(90);
    }
  }

  @Test
  void a_green_wall_becomes_transparent() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','Out':2}]},"
                + "{'VideoTrackClips':[{'MediaURL':'FX/walker.mp4','Effects':[{'Type':'AI_Matting','Color':'green'}]}]}]}");
    film.shows(0.5, 30, 30, 64, 40, 40, 12).shows(0.5, 160, 90, 224, 32, 32, 25);
  }

  @Test
  void the_lightness_of_a_second_video_is_the_opacity_of_the_first() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','Out':2}]},"
                + "{'VideoTrackClips':[{'MediaURL':'FX/fxB.mp4','Out':2,'MaskVideoUrl':'FX/halves.mp4'}]}]}");
    film.shows(0.5, 60, 90, 64, 40, 40).shows(0.5, 260, 90, 40, 64, 40);
  }

  @Test
  void another_picture_surrounds_one_that_does_not_fill_the_canvas() throws Exception {
    var film =
        studio.render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','Out':1,'Effects':[{'Type':'Background','SubType':'Image','ImageURL':'FX/quad.png'}]}]}]}"
                .replace('\'', '"'),
            output("mp4", 320, 320));
    film.shows(0.5, 40, 30, 220, 30, 30, 20)
        .shows(0.5, 280, 290, 230, 230, 230, 20)
        .shows(0.5, 160, 160, 64, 40, 40);
  }

  @Test
  void the_old_way_to_size_a_clip_and_a_border_around_it() throws Exception {
    clip("fxA.mp4", "{'Type':'Scale','Width':0.5,'Height':0.5}")
        .shows(0.5, 40, 40, 64, 40, 40)
        .shows(0.5, 240, 140, 0, 0, 0, 15);
    clip("fxA.mp4", "{'Type':'Pad','X':160,'Y':90,'Width':640,'Height':360,'Color':'#000000'}")
        .shows(0.5, 160, 90, 64, 40, 40)
        .shows(0.5, 40, 90, 0, 0, 0, 15);
  }

  @Test
  void an_animated_picture_begins_again_and_shows_as_many_frames_as_it_is_told() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/blink.gif','Duration':2,'Width':1,'Height':1}]}]}");
    film.shows(0.1, 160, 90, 255, 0, 0, 25)
        .shows(0.3, 160, 90, 0, 0, 255, 25)
        .shows(1.3, 160, 90, 255, 0, 0, 25)
        .shows(1.5, 160, 90, 0, 0, 255, 25);
    var first =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/blink.gif','DyncFrames':1,'Duration':1,'Width':1,'Height':1}]}]}");
    first.shows(0.3, 160, 90, 255, 0, 0, 25).shows(0.9, 160, 90, 255, 0, 0, 25);
    var video =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/blink.gif','DyncFrames':1,'Width':1,'Height':1}]}]}");
    assertThat(video.frames()).isEqualTo(10);
    video.shows(0.04, 160, 90, 253, 0, 0, 20).shows(0.32, 160, 90, 253, 0, 0, 20);
  }

  @ParameterizedTest
  @CsvSource({"20, 50", "60, 60"})
  void each_pass_of_an_animated_picture_is_as_long_as_the_first(int lastDelay, int pass)
      throws Exception {
    studio.make(
        "ten.gif",
        "-f|lavfi|-i|color=red:s=64x64:r=5:d=0.2|-f|lavfi|-i|color=blue:s=64x64:r=5:d=1.8"
            + "|-filter_complex|[0][1]concat=n=2:v=1|-loop|0|-final_delay|"
            + lastDelay);
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'FX/ten.gif','Duration':12,'Width':1,'Height':1}]}]}");
    assertThat(film.frames()).isEqualTo(300);
    var reds =
        IntStream.range(0, 300)
            .filter(frame -> isRed(film, frame) && (frame == 0 || !isRed(film, frame - 1)))
            .boxed();
    assertThat(reds)
        .containsExactlyElementsOf(IntStream.range(0, 300 / pass).mapToObj(n -> n * pass).toList());
  }

  private static boolean isRed(Film film, int frame) {
    try {
      return film.pixel(frame, 160, 90)[0] > 128;
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void an_effect_track_changes_all_layers_for_its_time() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/quad.mp4'}]}],'EffectTracks':["
                + "{'EffectTrackItems':[{'Type':'Filter','SubType':'m2','TimelineIn':0.4,'TimelineOut':0.8}]},"
                + "{'EffectTrackItems':[{'Type':'Filter','SubType':'pf6','TimelineIn':1}]}]}");
    assertThat(film.frames()).isEqualTo(50);
    film.shows(0.2, 40, 40, 220, 30, 30, 20).shows(0.9, 40, 40, 220, 30, 30, 20);
    int[] grey = film.color(0.6, 40, 40);
    assertThat(Math.abs(grey[0] - grey[1])).isLessThan(12);
    film.shows(0.36, 40, 40, 220, 30, 30, 20).shows(0.84, 40, 40, 220, 30, 30, 20);
    film.shows(1.5, 40, 40, 35, 225, 225, 25).shows(1.5, 280, 40, 225, 55, 225, 25);
  }

  @Test
  void an_effect_of_a_clip_lives_as_long_as_it_is_told() throws Exception {
    var film = clip("quad.mp4", "{'Type':'VFX','SubType':'splitstill4','Duration':1}");
    film.shows(0.5, 280, 30, 30, 200, 30, 30).shows(0.5, 200, 30, 220, 30, 30, 30);
    film.shows(1.5, 200, 30, 30, 200, 30, 20);
    assertThat(film.frames()).isEqualTo(50);
  }

  @Test
  void a_clip_takes_the_place_of_the_one_it_refers_to_and_is_slowed_to_fill_it() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','Out':1},{'ClipId':'b','MediaURL':'FX/fxA.mp4','Out':3}]}],"
                + "'AudioTracks':[{'AudioTrackClips':[{'ReferenceClipId':'b','MediaURL':'FX/low.wav','Out':1.5}]}]}");
    assertThat(film.peak(0, 0.9)).isGreaterThan(-40);
    assertThat(film.tone(220, 0.1, 0.9)).isLessThan(TONE - 40);
    assertThat(film.tone(220, 1.2, 3.8)).isGreaterThan(TONE - 12);
  }

  @Test
  void a_track_is_played_slower_or_faster_to_end_with_the_main_track() throws Exception {
    var film =
        render(
            "{'VideoTracks':[{'MainTrack':true,'VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','Out':2}]},"
                + "{'TrackShortenMode':'AutoSpeed','VideoTrackClips':[{'MediaURL':'FX/fxA.mp4','X':0,'Y':0,'Width':0.5,'Height':0.5}]}],"
                + "'AudioTracks':[{'TrackExpandMode':'AutoSpeed','AudioTrackClips':[{'MediaURL':'FX/low.wav','Out':1}]}]}");
    assertThat(film.frames()).isEqualTo(50);
    // twice as fast: second 2 of the source at 1.25
    film.shows(1.25, 60, 40, 96, 72, 72).shows(1.25, 260, 140, 80, 56, 56);
    assertThat(film.tone(220, 1.2, 1.9)).isGreaterThan(TONE - 12);
  }

  @Test
  void loudness_is_brought_to_what_is_asked_and_the_mix_is_evened_out() throws Exception {
    double plain = tone("");
    assertThat(tone(",'Effects':[{'Type':'ALoudNorm','Loudness':-30,'TruePeak':-5}]"))
        .isLessThan(plain - 6);
    var film =
        render(
            "{'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'FX/low.wav','Effects':[{'Type':'Volume','Gain':0.1}]}]}],"
                + "'EffectTracks':[{'EffectTrackItems':[{'Type':'AEqualize'}]}]}",
            "mp3");
    assertThat(film.tone(220, 1, 2)).isGreaterThan(TONE - 8);
  }

  @Test
  void noise_is_taken_out_and_the_tone_stays() throws Exception {
    studio.make(
        "noisy.wav",
        "-f|lavfi|-i|sine=frequency=1000:duration=3:sample_rate=48000,volume=4|-f|lavfi|-i|anoisesrc=a=0.02:d=3:r=48000:s=1"
            + "|-filter_complex|[0][1]amix=normalize=0");
    var noisy = sound("noisy.wav", "");
    var clean = sound("noisy.wav", ",'Effects':[{'Type':'ADenoise','Mode':1}]");
    assertThat(clean.tone(1000, 1, 2)).isCloseTo(noisy.tone(1000, 1, 2), within(3.0));
    assertThat(clean.tone(5311, 1, 2)).isLessThan(noisy.tone(5311, 1, 2));
  }

  private double tone(String effects) throws Exception {
    return sound("low.wav", effects).tone(220, 1, 2);
  }

  private Film sound(String name, String effects) throws Exception {
    return render(
        "{'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'FX/%s'%s}]}]}".formatted(name, effects),
        "mp3");
  }

  private Film clip(String name, String effect) throws Exception {
    return render(
        "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'FX/%s','Effects':[%s]}]}]}"
            .formatted(name, effect));
  }

  private Film render(String timeline) throws Exception {
    return render(timeline, "mp4");
  }

  private Film render(String timeline, String extension) throws Exception {
    return studio.render(timeline.replace('\'', '"'), output(extension, 320, 180));
  }
}
