package dev.cuepost.media.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.media.json.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchPlanTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OUTPUT = "{\"MediaURL\":\"http://h/b/{index}.mp4\",\"Count\":6}";

  @Test
  void one_of_each_group_is_taken_and_no_choice_comes_twice_before_all_have() {
    BatchPlan plan =
        plan(
            "{\"MediaGroupArray\":[{\"GroupName\":\"g\",\"MediaArray\":[\"a\",\"b\",\"c\"]},"
                + "{\"MediaArray\":[\"x\",\"y\"]}]}",
            "{}");

    assertThat(plan.count()).isEqualTo(6);
    List<String> choices = new ArrayList<>();
    for (int index = 0; index < 7; index++) {
      choices.add(media(plan, index));
    }
    assertThat(choices).containsExactly("ax", "bx", "cx", "ay", "by", "cy", "ax");
    assertThat(plan.output(4)).isEqualTo("{\"MediaURL\":\"http://h/b/4.mp4\"}");
  }

  @Test
  void without_groups_all_media_come_each_time_with_another_one_first() {
    BatchPlan plan = plan("{\"MediaArray\":[\"a\",\"b\",\"c\"]}", "{}");

    assertThat(media(plan, 0)).isEqualTo("abc");
    assertThat(media(plan, 1)).isEqualTo("bca");
    assertThat(media(plan, 3)).isEqualTo("abc");
  }

  @Test
  void shots_have_lengths_gains_and_transitions_and_the_rest_takes_turns() throws Exception {
    BatchPlan plan =
        plan(
            """
            {"MediaGroupArray":[{"MediaArray":["oss://b/a.png"]},{"MediaArray":["x"],"Volume":"0"}],
             "BackgroundMusicArray":["m0","m1"],"TitleArray":["T0","T1"],
             "StickerArray":[{"MediaId":"s","X":10,"Y":20,"Width":30,"Height":40}]}\
            """,
            """
            {"MediaConfig":{"Volume":0.5},"BackgroundMusicConfig":{"Volume":0.3},
             "TitleConfig":{"FontSize":60},
             "ProcessConfig":{"SingleShotDuration":2,"AllowTransition":true,"TransitionDuration":0.4,
              "TransitionList":["wiperight","circleopen"]}}\
            """);

    assertThat(JSON.readTree(plan.timeline(1, medium -> medium.endsWith(".png"))))
        .isEqualTo(
            JSON.readTree(
                """
                {"VideoTracks":[
                  {"MainTrack":true,"VideoTrackClips":[
                    {"MediaURL":"oss://b/a.png","Type":"Image","Duration":2.0,"Effects":[
                      {"Type":"Transition","SubType":"circleopen","Duration":0.4}]},
                    {"MediaId":"x","MaxOut":2.0,"Effects":[{"Type":"Volume","Gain":0.0}]}]},
                  {"VideoTrackClips":[
                    {"MediaId":"s","X":10,"Y":20,"Width":30,"Height":40,"Type":"GlobalImage"}]}],
                 "AudioTracks":[{"AudioTrackClips":[
                   {"MediaId":"m1","LoopMode":true,"Effects":[{"Type":"Volume","Gain":0.3}]}]}],
                 "SubtitleTracks":[{"SubtitleTrackClips":[
                   {"Type":"Text","Alignment":"TopCenter","Y":0.1,"TimelineIn":0,"TimelineOut":5,
                    "FontSize":60,"Content":"T1"}]}]}\
                """));
  }

  @Test
  void the_output_keeps_what_outputs_know() throws Exception {
    BatchPlan plan =
        BatchPlan.read(
                "{\"MediaArray\":[\"a\"]}",
                "{}",
                "{\"MediaURL\":\"http://h/b/o.mp4\",\"Width\":720,\"Height\":\"1280\","
                    + "\"MaxDuration\":15,\"Video\":{\"Crf\":27},\"Other\":1}")
            .orThrow();

    assertThat(plan.count()).isOne();
    assertThat(JSON.readTree(plan.output(0)))
        .isEqualTo(
            JSON.readTree(
                "{\"MediaURL\":\"http://h/b/o.mp4\",\"Width\":720,\"Height\":\"1280\","
                    + "\"MaxDuration\":15,\"Video\":{\"Crf\":27}}"));
  }

  @Test
  void what_is_passed_over_is_named() {
    assertThat(
            BatchPlan.warnings(
                "{\"MediaGroupArray\":[{\"MediaArray\":[\"a\"],\"Mood\":1}],\"SubHeadingArray\":[]}",
                "{\"SpeechConfig\":{},\"ProcessConfig\":{\"AllowVfxEffect\":true}}"))
        .containsExactlyInAnyOrder(
            "InputConfig.MediaGroupArray[0].Mood is passed over.",
            "InputConfig.SubHeadingArray is passed over.",
            "EditingConfig.SpeechConfig is passed over.",
            "EditingConfig.ProcessConfig.AllowVfxEffect is passed over.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"MediaArray":["a"],"SpeechTextArray":["Hello"]}              | {} | {"MediaURL":"u"} | InputConfig.SpeechTextArray needs a model
          {"MediaGroupArray":[{"MediaArray":["a"],"SpeechTextArray":["Hello"]}]} | {} | {"MediaURL":"u"} | InputConfig.MediaGroupArray[0].SpeechTextArray needs a model
          {"MediaArray":["a"],"SceneInfo":{"Scene":"General"}}          | {} | {"MediaURL":"u"} | InputConfig.SceneInfo needs a model
          {"MediaSearchInput":{"Text":"dogs"}}                          | {} | {"MediaURL":"u"} | InputConfig.MediaSearchInput needs a model
          {}                                                            | {} | {"MediaURL":"u"} | InputConfig.MediaGroupArray must have a group
          {"MediaGroupArray":[{}]}                                      | {} | {"MediaURL":"u"} | InputConfig.MediaGroupArray[0].MediaArray must have a medium
          {"MediaArray":[1]}                                            | {} | {"MediaURL":"u"} | InputConfig.MediaArray[0] must be a text
          {"MediaArray":"a"}                                            | {} | {"MediaURL":"u"} | InputConfig.MediaArray must be a JSON array
          {"MediaArray":["a"],"StickerArray":[{"X":1}]}                 | {} | {"MediaURL":"u"} | InputConfig.StickerArray[0] must have a MediaId
          []                                                            | {} | {"MediaURL":"u"} | InputConfig must be a JSON object
          {"MediaArray":["a"]} | {"MediaConfig":{"Volume":11}}                         | {"MediaURL":"u"} | EditingConfig.MediaConfig.Volume must be in 0..10
          {"MediaArray":["a"]} | {"ProcessConfig":{"SingleShotDuration":0}}            | {"MediaURL":"u"} | EditingConfig.ProcessConfig.SingleShotDuration must be in
          {"MediaArray":["a"]} | {"TitleConfig":[]}                                    | {"MediaURL":"u"} | EditingConfig.TitleConfig must be a JSON object
          {"MediaArray":["a"]} | {} | {}                                               | OutputConfig.MediaURL must be given
          {"MediaArray":["a"]} | {} | {"MediaURL":"u","Count":2}                       | OutputConfig.MediaURL must hold {index}
          {"MediaArray":["a"]} | {} | {"MediaURL":"{index}","Count":101}               | OutputConfig.Count must be in 1..100
          {"MediaArray":["a"]} | {} | {"MediaURL":"u","GeneratePreviewOnly":true}      | OutputConfig.GeneratePreviewOnly is not supported
          """)
  void what_is_wrong_is_named(String input, String editing, String output, String sentence) {
    assertThat(BatchPlan.read(input, editing, output)).isInstanceOf(Verdict.Rejected.class);
    var why = ((Verdict.Rejected<BatchPlan>) BatchPlan.read(input, editing, output)).rejection();
    assertThat(why.code()).isEqualTo("InvalidParameter");
    assertThat(why.message()).startsWith(sentence);
  }

  /** Choices are as many as there can be, whatever the groups. */
  @Test
  void choices_are_all_different_as_long_as_they_can_be() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      int combinations = 1;
      var groups = new StringBuilder();
      for (int group = 0; group < 1 + random.nextInt(4); group++) {
        int size = 1 + random.nextInt(3);
        combinations *= size;
        groups.append(group == 0 ? "" : ",").append("{\"MediaArray\":[");
        for (int medium = 0; medium < size; medium++) {
          groups.append(medium == 0 ? "" : ",").append("\"" + group + medium + ".\"");
        }
        groups.append("]}");
      }
      BatchPlan plan = plan("{\"MediaGroupArray\":[" + groups + "]}", "{}");
      List<String> choices = new ArrayList<>();
      for (int index = 0; index < combinations; index++) {
        choices.add(media(plan, index));
      }
      assertThat(choices).as("seed %d", seed).doesNotHaveDuplicates();
      assertThat(media(plan, combinations)).isEqualTo(choices.getFirst());
    }
  }

  private static BatchPlan plan(String input, String editing) {
    return BatchPlan.read(input, editing, OUTPUT).orThrow();
  }

  /** The media of the main track in one word. */
  private static String media(BatchPlan plan, int index) {
    try {
      var word = new StringBuilder();
      for (JsonNode clip :
          JSON.readTree(plan.timeline(index, _ -> false)).at("/VideoTracks/0/VideoTrackClips")) {
        word.append(clip.path("MediaId").asText());
      }
      return word.toString();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
