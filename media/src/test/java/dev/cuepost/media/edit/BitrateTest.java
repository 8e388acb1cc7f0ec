package dev.cuepost.media.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an output's bitrate is if {@code OutputMediaConfig} and the materials say one, or neither.
 */
class BitrateTest {
  private static final String TIMELINE =
      "{'VideoTracks':[{'VideoTrackClips':[{'MediaURL':'4s.mp4'}]}]}";

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|``|-crf 20",
        "``|'KeepOriginMaxBitrate':true|-b:v 3000000 -maxrate 4500000 -bufsize 9000000",
        "``|'KeepOriginMaxBitrate':'true','MaxBitrate':2000|-b:v 2000000 -maxrate 2000000 -bufsize 4000000",
        "``|'KeepOriginMaxBitrate':true,'MaxBitrate':4000|-b:v 3000000 -maxrate 4000000 -bufsize 8000000",
        "``|'MaxBitrate':2000|-crf 20 -maxrate 2000000 -bufsize 4000000",
        "'Bitrate':1000,|'KeepOriginMaxBitrate':true,'MaxBitrate':500|-b:v 1000000 -maxrate 1500000 -bufsize 3000000",
        "'Video':{'Crf':18},|'KeepOriginMaxBitrate':true|-crf 18 -maxrate 3000000 -bufsize 6000000",
      })
  void it_is_the_highest_of_the_materials_where_that_is_wished_for_and_no_ceiling_is_lower(
      String output, String produce, String words) {
    assertThat(words("mp4", output, produce)).endsWith(" -preset veryfast " + words);
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|``|-crf 31 -b:v 0",
        "``|'KeepOriginMaxBitrate':true|-b:v 3000000 -maxrate 4500000 -bufsize 9000000",
        "``|'KeepOriginMaxBitrate':true,'MaxBitrate':2000|-b:v 2000000 -maxrate 2000000 -bufsize 4000000",
        "``|'MaxBitrate':2000|-crf 31 -b:v 2000000 -maxrate 2000000 -bufsize 4000000",
        "'Bitrate':1000,|``|-b:v 1000000 -maxrate 1500000 -bufsize 3000000",
        "'Video':{'Crf':18},|'KeepOriginMaxBitrate':true|-crf 18 -b:v 3000000 -maxrate 3000000 -bufsize 6000000",
      })
  void so_is_that_of_a_webm(String output, String produce, String words) {
    assertThat(words("webm", output, produce)).endsWith(" -row-mt 1 " + words);
  }

  /** How the picture is encoded, up to its frame rate. */
  private static String words(String extension, String output, String produce) {
    var timeline = Materials.timeline(TIMELINE);
    var facts = Materials.of(timeline);
    facts.replaceAll(
        (_, one) -> new MediaFacts(one.demuxer(), one.picture(), one.sound(), 3_000_000));
    var composition =
        Materials.value(
            Resolver.resolve(
                timeline,
                facts,
                Materials.output("{" + output + "'MediaURL':'http://b/x." + extension + "'}"),
                Materials.value(ProduceConfig.read(("{" + produce + "}").replace('\'', '"')))));
    var plan = Planner.plan(composition, Materials.files(timeline));
    return String.join(" ", plan.encoding()).replaceFirst(" -r .*", "");
  }
}
