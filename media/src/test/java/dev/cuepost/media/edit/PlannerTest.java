package dev.cuepost.media.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The very words that FFmpeg gets. */
class PlannerTest {
  @Test
  void a_cut_of_two_clips_opens_each_with_its_own_window_and_joins_whole_frames() {
    var plan =
        plan(
            """
            {'VideoTracks':[{'VideoTrackClips':[
              {'MediaURL':'12s.mp4','In':2,'Out':6},
              {'MediaURL':'mute9s.mp4','Out':3.5,'TimelineIn':5}]}]}
            """);
    assertThat(plan.arguments(Path.of("/out/film.tmp")))
        .isEqualTo(
            List.of(
                ("-protocol_whitelist file -f mov -ss 1.98 -t 4.22 -max_pixels 100000000 -noautorotate"
                        + " -i file:/media/12s.mp4"
                        + " -protocol_whitelist file -f mov -t 3.72 -max_pixels 100000000 -noautorotate"
                        + " -i file:/media/mute9s.mp4"
                        + " -filter_complex GRAPH"
                        + " -map [picture] -map [sound] -c:v libx264 -preset veryfast -crf 20 -r 25/1"
                        + " -fps_mode cfr -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709"
                        + " -color_trc bt709 -color_range tv -c:a aac -b:a 192k -map_metadata -1"
                        + " -map_chapters -1 -movflags +faststart -f mp4 file:/out/film.tmp")
                    .replace("GRAPH", plan.graph().replace(" ", ""))
                    .split(" ")));
    assertThat(plan.graph().lines())
        .containsExactly(
            "[0:0]setpts=(PTS-0.02/TB),fps=fps=25/1:start_time=0,"
                + "setsar=1,format=yuv420p,tpad=stop=-1:stop_mode=clone,trim=end_frame=100,"
                + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709[p0];",
            "color=c=0x000000:s=1280x720:r=25/1,setsar=1,format=yuv420p,trim=end_frame=25,"
                + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709[p1];",
            "[1:0]fps=fps=25/1:start_time=0,"
                + "setsar=1,format=yuv420p,tpad=stop=-1:stop_mode=clone,trim=end_frame=88,"
                + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709[p2];",
            "[p0][p1][p2]concat=n=3:v=1:a=0,settb=expr=1/25,setpts=N[p3];",
            "[p3]tpad=stop=-1:stop_mode=clone,trim=end_frame=213,format=yuv420p[picture];",
            "[0:1]asetpts=PTS-0.02/TB,aresample=48000:async=1:first_pts=0,"
                + "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo,"
                + "apad=whole_len=192000,atrim=end_sample=192000,asetpts=N/SR/TB[s0];",
            "anullsrc=r=48000:cl=stereo,aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo,"
                + "atrim=end_sample=216960[s1];",
            "[s0][s1]concat=n=2:v=0:a=1[s2];",
            "[s2]apad=whole_len=408960,atrim=end_sample=408960[sound]");
  }

  @Test
  void layers_are_laid_over_at_their_frame_and_sounds_are_summed_under_a_limiter() {
    var plan =
        plan(
            """
            {'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'mute4s.mp4'}]},
              {'VideoTrackClips':[{'Type':'Image','MediaURL':'a.png','TimelineIn':1,'Duration':2,
                                   'X':10,'Y':20,'Width':160,'Height':90,'Opacity':0.5}]}],
             'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'2s.wav','LoopMode':true,'Effects':[
                {'Type':'Volume','Gain':0.25},{'Type':'AFade','SubType':'Out','Duration':1,'Curve':'tri'}]}]},
              {'AudioTrackClips':[{'MediaURL':'3s.wav','TimelineIn':1}]}]}
            """);
    assertThat(plan.graph().lines().skip(1))
        .containsExactly(
            "[1:0]scale=w=160:h=90:flags=bicubic:out_color_matrix=bt709:out_range=tv,setsar=1,format=yuva420p,"
                + "lutyuv=a=val*0.5,fps=fps=25/1:start_time=0:eof_action=pass,tpad=stop=-1:stop_mode=clone,trim=end_frame=50,"
                + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709[p1];",
            "[p1]setpts=PTS+25[p2];",
            "[p0][p2]overlay=x=10:y=20:format=yuv420:eof_action=pass[p3];",
            "[p3]tpad=stop=-1:stop_mode=clone,trim=end_frame=100,format=yuv420p[picture];",
            "[2:0]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo,"
                + "apad=whole_len=96000,atrim=end_sample=96000,asetpts=N/SR/TB,aloop=loop=-1:size=96000,"
                + "volume=0.25,afade=t=out:ss=144000:ns=48000:curve=tri,"
                + "apad=whole_len=192000,atrim=end_sample=192000,asetpts=N/SR/TB[s0];",
            "anullsrc=r=48000:cl=stereo,aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo,atrim=end_sample=48000[s1];",
            "[3:0]aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo,"
                + "apad=whole_len=144000,atrim=end_sample=144000,asetpts=N/SR/TB[s2];",
            "[s1][s2]concat=n=2:v=0:a=1[s3];",
            "[s0][s3]amix=inputs=2:normalize=0:dropout_transition=0,"
                + "alimiter=limit=0.98:attack=5:release=50:level=0:latency=1,"
                + "apad=whole_len=192000,atrim=end_sample=192000[sound]");
  }

  @Test
  void no_text_of_the_timeline_gets_into_the_graph() {
    String name = "[a];b=c:d,e4s.mp4";
    var plan = plan("{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'" + name + "'}]}]}");
    assertThat(plan.graph()).doesNotContain("[a]");
    assertThat(plan.arguments(Path.of("/out/film.tmp"))).contains("file:/media/" + name);
  }

  @Test
  void long_material_that_repeats_is_read_anew_rather_than_held_in_memory() {
    var plan =
        plan(
            """
            {'VideoTracks':[{'VideoTrackClips':[{'Type':'Image','MediaURL':'a.png','Duration':300}]}],
             'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'120s.wav','LoopMode':true}]}]}
            """);
    assertThat(plan.inputs()).hasSize(4);
    assertThat(plan.graph()).contains("concat=n=3:v=0:a=1").doesNotContain("aloop");
  }

  /** Each of hundreds of inputs would make room for a decoder of pictures that nobody wants. */
  @Test
  void of_a_film_that_is_only_heard_the_picture_is_not_looked_at() {
    assertThat(heardAlone(Duration.ZERO))
        .containsSequence("-nofind_stream_info", "-c:v", "rawvideo");
    assertThat(heardAlone(Duration.ofMillis(80)))
        .as("its moments are counted from what FFmpeg has to look for")
        .doesNotContain("-nofind_stream_info");
  }

  private static List<String> heardAlone(Duration begins) {
    var timeline =
        Materials.timeline("{'AudioTracks':[{'AudioTrackClips':[{'MediaURL':'4s.mp4','In':1}]}]}");
    var tags = new MediaFacts.Tags("tv", "bt709", "bt709", "bt709");
    var coding = new MediaFacts.Coding("h264", "High", true, tags, 0, begins, Duration.ZERO);
    var facts = new HashMap<MediaRef, MediaFacts>();
    Materials.of(timeline)
        .forEach((source, known) -> {
          var seen = known.picture().orElseThrow();
          var coded =
              new MediaFacts.Picture(
                  seen.stream(),
                  seen.width(),
                  seen.height(),
                  seen.turn(),
                  seen.pixelAspect(),
                  seen.rate(),
                  seen.length(),
                  false,
                  seen.color(),
                  Optional.of(coding));
          facts.put(source, new MediaFacts(known.demuxer(), Optional.of(coded), known.sound(), 0));
        });
    var output = Materials.output("{'MediaURL':'http://b/x.m4a'}");
    var composition =
        Materials.value(Resolver.resolve(timeline, facts, output, ProduceConfig.USUAL));
    return Planner.plan(composition, Materials.files(timeline)).arguments(Path.of("/out/a.tmp"));
  }

  private static RenderPlan plan(String json) {
    var timeline = Materials.timeline(json);
    var composition =
        Materials.value(
            Resolver.resolve(
                timeline, Materials.of(timeline), Materials.mp4(), ProduceConfig.USUAL));
    return Planner.plan(composition, Materials.files(timeline));
  }
}
