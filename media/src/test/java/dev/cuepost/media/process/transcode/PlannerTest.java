package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.RejectedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final String INPUT =
      "-protocol_whitelist file -f mov -max_pixels 100000000 -i file:/in/0.mp4";

  @Test
  void a_plain_transcode_has_no_filter_and_what_everybody_would_write() {
    var plan = plan("{'Video':{},'Audio':{}}", 10);
    assertThat(plan.passes()).hasSize(1);
    assertThat(words(plan, 0))
        .isEqualTo(
            INPUT
                + " -map 0:0 -c:v libx264 -preset medium -crf 23 -pix_fmt yuv420p -g 250"
                + " -map 0:1 -c:a aac -b:a 128k -ar 44100 -ac 2"
                + " -movflags +faststart -f mp4 file:/bench/output.mp4");
    assertThat(plan.expected().length()).contains(Duration.ofSeconds(10));
  }

  @Test
  void the_first_of_two_passes_looks_at_the_picture_only() {
    var plan =
        plan("{'Video':{'Bitrate':500,'Width':320},'TransConfig':{'TransMode':'twopass'}}", 10);
    assertThat(words(plan, 0))
        .isEqualTo(
            INPUT
                + " -filter_complex [0:0]scale=w=320:h=180,setsar=1[v0] -map [v0]"
                + " -c:v libx264 -preset medium -b:v 500k -pix_fmt yuv420p -g 250"
                + " -pass 1 -passlogfile /bench/passes -f null -");
    assertThat(words(plan, 1)).contains("-pass 2 -passlogfile /bench/passes", "-map 0:1 -c:a aac");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Crf':30,'Bitrate':500|'TransMode':'onepass'|-crf 30 -pix_fmt",
        "'Bitrate':500|'TransMode':'onepass'|-b:v 500k -pix_fmt",
        "'Bitrate':500,'Maxrate':700|'TransMode':'onepass'|-b:v 500k -maxrate 700k -bufsize 6000k",
        "'Bitrate':500,'AbrMax':700,'Bufsize':1000|'TransMode':'onepass'|-b:v 500k -maxrate 700k -bufsize 1000k",
        "'Crf':20,'Maxrate':700|'TransMode':'onepass'|-crf 20 -maxrate 700k -bufsize 6000k",
        "'Bitrate':500|'TransMode':'CBR'|-b:v 500k -minrate 500k -maxrate 500k -bufsize 6000k",
        "'Codec':'H.265'|'TransMode':'onepass'|-c:v libx265 -preset medium -crf 26",
        "'Gop':'2s','Fps':50|'TransMode':'onepass'|-g 100",
        "'Gop':'2s'|'TransMode':'onepass'|-g 50",
        "'Gop':'48'|'TransMode':'onepass'|-g 48",
        "'ScanMode':'auto'|'TransMode':'onepass'|[0:0]yadif=deint=interlaced[v0]",
        "'ScanMode':'interlaced'|'TransMode':'onepass'|-flags +ildct+ilme",
        "'Fps':10,'Width':320|'TransMode':'onepass'|[0:0]fps=10/1,scale=w=320:h=180,setsar=1[v0]",
        "'Fps':50,'Width':320|'TransMode':'onepass'|[0:0]scale=w=320:h=180,setsar=1,fps=50/1[v0]",
      })
  void the_encoder_hears_what_was_asked_for(String video, String conversion, String words) {
    assertThat(words(plan("{'Video':{%s},'TransConfig':{%s}}".formatted(video, conversion), 10), 0))
        .contains(words);
  }

  @Test
  void a_span_is_sought_where_the_format_has_an_index_and_cut_out_where_it_has_none() {
    String json = "{'Video':{},'TimeSpan':{'Seek':15,'Duration':2.5}}";
    assertThat(words(plan(json, 60), 0))
        .startsWith("-protocol_whitelist file -f mov -ss 15 -t 2.5 ");
    var plan =
        new TranscodePlanner(Lab.config(json), materials(source("mpegts", 60, true, true)))
            .plan(Measured.NOTHING);
    assertThat(words(plan, 0))
        .startsWith("-protocol_whitelist file -f mpegts -ss 5 -t 12.7 ")
        .contains(
            "[0:0]trim=start=10:end=12.5,setpts=PTS-10/TB[v0];"
                + "[0:1]atrim=start=10:end=12.5,asetpts=PTS-10/TB[a0]");
    assertThat(plan.expected().length()).contains(Duration.ofMillis(2500));
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 6", "3, 4, 3", "3, 0, 7"})
  void a_span_leaves_out_what_is_cut_off_the_end(double seek, double cut, double expected) {
    String json = "{'Video':{},'TimeSpan':{'Seek':%s,'End':%s}}".formatted(seek, cut);
    assertThat(plan(json, 10).expected().length())
        .contains(Duration.ofMillis(Math.round(expected * 1000)));
  }

  @ParameterizedTest
  @CsvSource({"0, , 10", "4, , 6", "4, 100, 6", "4, 2, 2"})
  void a_span_is_no_longer_than_the_input(double seek, Double length, double expected) {
    var json =
        "{'Video':{},'TimeSpan':{'Seek':%s%s}}"
            .formatted(seek, length == null ? "" : ",'Duration':" + length);
    assertThat(plan(json, 10).expected().length())
        .contains(Duration.ofMillis(Math.round(expected * 1000)));
  }

  @Test
  void a_span_over_joined_inputs_takes_what_lies_in_it() {
    var config = Lab.config("{'Video':{},'TimeSpan':{'Seek':8,'Duration':14}}");
    var parts =
        Parts.of(
            config,
            List.of(
                source("mov", 5, true, true),
                source("mov", 5, true, true),
                source("mov", 10, true, false),
                source("mov", 10, true, true)));
    assertThat(parts).extracting(Part::length).containsExactly(seconds(2), seconds(10), seconds(2));
    assertThat(parts.getFirst().picture())
        .contains(new Part.Take(1, seconds(3), Optional.of(seconds(2))));
    assertThat(parts.get(1).picture()).contains(new Part.Take(2, seconds(0), Optional.empty()));
    assertThat(parts.get(1).sound()).isEmpty();
    assertThat(parts.getLast().sound())
        .contains(new Part.Take(3, seconds(0), Optional.of(seconds(2))));
  }

  @Test
  void a_combination_takes_picture_and_sound_from_where_it_says() {
    var config =
        Lab.config(
            """
            {'Video':{},'CombineConfigs':[{'VideoIndex':1,'AudioIndex':'0','Start':1},
              {'VideoIndex':0,'AudioIndex':'exclude','Duration':2}]}
            """);
    var parts =
        Parts.of(config, List.of(source("mov", 5, true, true), source("mov", 3, true, false)));
    assertThat(parts.getFirst())
        .isEqualTo(
            new Part(
                Optional.of(new Part.Take(1, seconds(1), Optional.of(seconds(2)))),
                Optional.of(new Part.Take(0, seconds(1), Optional.of(seconds(2)))),
                seconds(2),
                true));
    assertThat(parts.getLast().sound()).isEmpty();
    assertThat(parts.getLast().length()).isEqualTo(seconds(2));
  }

  @Test
  void each_stretch_of_an_input_is_opened_once() {
    var words =
        words(
            new TranscodePlanner(
                    Lab.config("{'Video':{}}"),
                    materials(source("mov", 2, true, true), source("mov", 2, true, false)))
                .plan(Measured.NOTHING),
            0);
    assertThat(words.split(" -i ", -1)).hasSize(3);
    assertThat(words)
        .contains("[v0][v1]concat=n=2:v=1:a=0", "[a0][a1]concat=n=2:v=0:a=1", "anullsrc=r=44100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'TimeSpan':{'Seek':10}|TimeSpan.Seek is behind the end of the input, which lasts 10 s.",
        "'TimeSpan':{'Seek':4,'End':6}|TimeSpan.End leaves nothing of the input, which lasts 10 s.",
        "'CombineConfigs':[{'VideoIndex':1,'AudioIndex':0}]|CombineConfigs[0].VideoIndex must be below the number of inputs, 1, was 1.",
        "'CombineConfigs':[{'VideoIndex':0,'AudioIndex':0,'Start':10}]|CombineConfigs[0].Start is behind the end of the input.",
      })
  void what_the_inputs_do_not_have_is_refused(String json, String message) {
    assertThatThrownBy(() -> plan("{'Video':{}," + json + "}", 10))
        .isInstanceOf(RejectedException.class)
        .hasMessage(message);
  }

  @Test
  void no_text_of_users_gets_into_the_graph() {
    var config =
        Lab.config(
            """
            {'Video':{},'TextWatermarks':[{'Content':'%{pts}:x=1,[a];b','FontName':'Noto Sans CJK'}],
             'ImageWatermarks':[{'File':{'Media':'oss://b/[a];b=c.png'}}]}
            """);
    var watermarks = new HashMap<MediaRef, TranscodeSource>();
    config.files().forEach(file -> watermarks.put(file, source("mov", 2, true, false)));
    var plan =
        new TranscodePlanner(
                config,
                new Materials(
                    List.of(source("mov", 10, true, true)),
                    List.of(StreamFacts.UNKNOWN),
                    watermarks,
                    List.of(),
                    Path.of("/bench [x]'s:y")))
            .plan(Measured.NOTHING);
    assertThat(plan.texts())
        .containsEntry(Path.of("/bench [x]'s:y/text-0.txt"), "%{pts}:x=1,[a];b");
    assertThat(words(plan, 0))
        .doesNotContain("%{pts}", "b=c.png")
        .contains(
            "textfile=/bench \\[x\\]\\\\\\'s\\\\:y/text-0.txt:expansion=none:font=Noto Sans CJK");
  }

  @Test
  void what_was_measured_is_made_up_for_by_one_gain() {
    var config =
        Lab.config("{'Audio':{'Volume':{'IntegratedLoudnessTarget':-16,'TruePeak':-1.5}}}");
    var planner = new TranscodePlanner(config, materials(source("mov", 10, true, true)));
    assertThat(String.join(" ", planner.measuring().orElseThrow().words()))
        .contains("loudnorm=I=-16:TP=-1.5:LRA=7:print_format=json", "-f null -")
        .doesNotContain("[0:0]");
    var log =
        """
        [Parsed_loudnorm_0 @ 0x5]
        {
        	"input_i" : "-27.61",
        	"input_tp" : "-4.47",
        	"input_lra" : "18.06",
        	"input_thresh" : "-39.20",
        """;
    assertThat(words(planner.plan(Measured.in(log)), 0))
        .contains(
            "loudnorm=I=-16:TP=-1.5:LRA=19:measured_I=-27.61:measured_TP=-4.47:measured_LRA=18.06"
                + ":measured_thresh=-39.2:linear=true");
    assertThat(words(planner.plan(Measured.in(log.replace("-27.61", "-inf"))), 0))
        .doesNotContain("loudnorm");
  }

  private static TranscodePlan plan(String json, int length) {
    return new TranscodePlanner(Lab.config(json), materials(source("mov", length, true, true)))
        .plan(Measured.NOTHING);
  }

  private static String words(TranscodePlan plan, int pass) {
    return String.join(" ", plan.passes().get(pass).words());
  }

  private static Materials materials(TranscodeSource... sources) {
    var streams = new ArrayList<StreamFacts>();
    for (var _ : sources) {
      streams.add(StreamFacts.UNKNOWN);
    }
    return new Materials(List.of(sources), streams, new HashMap<>(), List.of(), Path.of("/bench"));
  }

  private static TranscodeSource source(
      String demuxer, int length, boolean picture, boolean sound) {
    return new TranscodeSource(
        Path.of("/in/0.mp4"),
        new MediaFacts(
            demuxer,
            picture
                ? Optional.of(
                    new MediaFacts.Picture(
                        0,
                        640,
                        360,
                        MediaFacts.Turn.NONE,
                        1,
                        FrameRate.of(25),
                        seconds(length),
                        false,
                        new MediaFacts.Color(false, false, false, "bt709")))
                : Optional.empty(),
            sound ? Optional.of(new MediaFacts.Sound(1, 2, seconds(length))) : Optional.empty(),
            0));
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }
}
