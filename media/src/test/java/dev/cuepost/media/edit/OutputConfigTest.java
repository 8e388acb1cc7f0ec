package dev.cuepost.media.edit;

import static dev.cuepost.media.edit.Materials.output;
import static dev.cuepost.media.edit.Materials.rejection;
import static dev.cuepost.media.edit.Materials.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.OutputConfig.Container;
import dev.cuepost.media.edit.OutputConfig.VideoCodec;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputConfigTest {
  @Test
  void an_address_is_enough() {
    var config = output("{'MediaURL':'http://b.oss-cn-shanghai.aliyuncs.com/a/b.mp4'}");
    assertThat(config.container()).isEqualTo(Container.MP4);
    assertThat(config.codec()).isEqualTo(VideoCodec.H264);
    assertThat(config.width()).isEmpty();
    assertThat(config.fps()).isEmpty();
  }

  @Test
  void everything_can_be_set_with_numbers_as_texts() {
    var config =
        output(
            """
            {'MediaURL':'https://b.example.com/x.webm','Width':'1080','Height':1920,'Bitrate':3000,'MaxDuration':'7.5',
             'Video':{'Codec':'H.265','Crf':'23','Preset':'Slow','Profile':'high','Fps':'29.97','Orientation':'Vertical'}}
            """);
    assertThat(config.container()).isEqualTo(Container.WEBM);
    assertThat(config.width()).hasValue(1080);
    assertThat(config.bitrate()).hasValue(3_000_000);
    assertThat(config.maxDuration()).contains(Duration.ofMillis(7500));
    assertThat(config.codec()).isEqualTo(VideoCodec.H265);
    assertThat(config.crf()).hasValue(23);
    assertThat(config.preset()).contains("slow");
    assertThat(config.fps()).contains(new FrameRate(30_000, 1001));
    assertThat(config.orientation()).contains(OutputConfig.Orientation.VERTICAL);
  }

  @ParameterizedTest
  @CsvSource({"99999, 99999000", "100000, 100000", "2500000, 2500000"})
  void a_large_bitrate_is_in_bits_and_a_small_one_in_kilobits(long written, long bits) {
    assertThat(output("{'MediaURL':'http://b/x.mp4','Bitrate':%d}".formatted(written)).bitrate())
        .hasValue(bits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|MissingParameter|OutputMediaConfig.MediaURL is required",
        "{'MediaURL':'oss://b/x.mp4'}|InvalidParameter|MediaURL must be an http or https address",
        "{'MediaURL':'http://b/'}|InvalidParameter|MediaURL must be an http or https address",
        "{'MediaURL':'http://b/x.exe'}|InvalidParameter|MediaURL must end with .mp4",
        "{'MediaURL':'http://b/mp4'}|InvalidParameter|MediaURL must end with .mp4",
        "{'MediaURL':'http://b/x.flv','Video':{'Codec':'H.265'}}|InvalidParameter|Video.Codec must be H.264 in a .flv",
        "{'MediaURL':'http://b/x.mp4','Width':127}|InvalidParameter|Width must be in 128..4096, was 127",
        "{'MediaURL':'http://b/x.mp4','Height':4097}|InvalidParameter|Height must be in 128..4096, was 4097",
        "{'MediaURL':'http://b/x.mp4','Width':2161,'Height':4096}|InvalidParameter|Width and Height must have a short side of 2160 at most, was 2161x4096",
        "{'MediaURL':'http://b/x.mp4','Width':640.5}|InvalidParameter|Width must be a whole number",
        "{'MediaURL':'http://b/x.mp4','Video':{'Crf':52}}|InvalidParameter|Video.Crf must be in 0..51, was 52",
        "{'MediaURL':'http://b/x.mp4','Video':{'Codec':'VP6'}}|InvalidParameter|Video.Codec must be one of",
        "{'MediaURL':'http://b/x.mp4','Video':{'Preset':'-y'}}|InvalidParameter|Video.Preset must be one of",
        "{'MediaURL':'http://b/x.mp4','Video':{'Fps':0}}|InvalidParameter|Video.Fps must be in 1..120, was 0",
        "{'MediaURL':'http://b/x.mp4','MaxDuration':0}|InvalidParameter|MaxDuration must be more than 0",
        "nothing|InvalidParameter|OutputMediaConfig is not JSON",
      })
  void what_cannot_be_made_is_refused_at_submission(String json, String code, String message) {
    var rejection = rejection(OutputConfig.read(json.replace('\'', '"')));
    assertThat(rejection.message()).startsWith(message).endsWith(".");
    assertThat(rejection.code()).isEqualTo(code);
    assertThat(rejection.stage()).isEqualTo(Rejection.Stage.SUBMIT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mp4|'Codec':'H.265','Profile':'main','Preset':'fast'|Video.Profile means nothing for H.265 and was ignored.",
        "webm|'Preset':'fast','Crf':30|Video.Preset means nothing for .webm and was ignored.",
        "webm|'Profile':'high'|Video.Profile means nothing for .webm and was ignored.",
        "gif|'Crf':20|Video.Crf means nothing for .gif and was ignored.",
      })
  void what_means_nothing_for_an_output_is_told(String ending, String video, String warning) {
    var verdict =
        OutputConfig.read(
            "{'MediaURL':'http://b/x.%s','Video':{%s}}"
                .formatted(ending, video)
                .replace('\'', '"'));
    assertThat(warnings(verdict)).containsExactly(warning);
  }

  @ParameterizedTest
  @CsvSource({
    "23.976, 24000/1001",
    "29.97, 30000/1001",
    "59.94, 60000/1001",
    "25, 25/1",
    "12.5, 25/2",
    "14.99, 1499/100"
  })
  void decimals_mean_the_rates_that_broadcasters_mean(double decimal, String rate) {
    assertThat(FrameRate.near(decimal).text()).isEqualTo(rate);
  }
}
