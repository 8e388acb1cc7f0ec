package dev.cuepost.media.process.animation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.picture.WantedSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parameters of an animated picture mean, and which are refused. */
class AnimationConfigTest {
  @Test
  void everything_has_its_place() {
    assertThat(
            read(
                "{'Format':'webp','Fps':'29.97','Width':'480','Height':270,'LongShortMode':'false','ScanMode':'progressive','TimeSpan':{'Seek':'1.5','Duration':'00:01:00'}}"))
        .isEqualTo(
            new AnimationConfig(
                AnimationFormat.WEBP,
                Optional.of(new FrameRate(30_000, 1001)),
                new WantedSize(Optional.of(480), Optional.of(270)),
                false,
                new TimeSpan(
                    Duration.ofMillis(1500), Optional.of(Duration.ofMinutes(1)), Duration.ZERO)));
  }

  @Test
  void without_parameters_it_is_a_gif_of_the_whole_clip() {
    assertThat(read("{}"))
        .isEqualTo(
            new AnimationConfig(
                AnimationFormat.GIF, Optional.empty(), WantedSize.OF_SOURCE, true, TimeSpan.WHOLE));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "12, 12000",
    "12.5, 12500",
    "00012.050, 12050",
    "99999, 99999000",
    "00:00:07, 7000",
    "1:02:03.004, 3723004",
    "01:00:00.5, 3600500",
    "0.0009, 0"
  })
  void times_are_written_in_two_ways(String text, long millis) {
    assertThat(read("{'TimeSpan':{'Seek':'" + text + "'}}").span().seek())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({
    "'{''TimeSpan'':{''Seek'':''-1''}}', TimeSpan.Seek must be written",
    "'{''TimeSpan'':{''Seek'':''1e3''}}', TimeSpan.Seek must be written",
    "'{''TimeSpan'':{''Seek'':''00:61:00''}}', TimeSpan.Seek must be written",
    "'{''TimeSpan'':{''Seek'':''00:00:60''}}', TimeSpan.Seek must have less than 60",
    "'{''TimeSpan'':{''Seek'':''1:30''}}', TimeSpan.Seek must be written",
    "'{''TimeSpan'':{''End'':''999999''}}', 'TimeSpan.End must be in 0..360000 seconds'",
    "'{''TimeSpan'':{''Duration'':''0''}}', TimeSpan.Duration must be more than 0",
    "'{''Fps'':0}', 'Fps must be in 1..60, was 0.'",
    "'{''Fps'':''61''}', 'Fps must be in 1..60, was 61.'",
    "'{''Width'':127}', 'Width must be in 128..4096, was 127.'",
    "'{''Height'':4097}', 'Height must be in 128..4096, was 4097.'",
    "'{''Format'':''apng''}', 'Format must be one of [GIF, WEBP], was apng.'",
    "'{''ScanMode'':''both''}', ScanMode must be one of",
    "'{''LongShortMode'':''perhaps''}', LongShortMode must be true or false"
  })
  void what_is_out_of_its_range_is_refused_by_its_path(String json, String message) {
    assertThat(AnimationConfig.read(json.replace('\'', '"')))
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected -> {
              assertThat(rejected.rejection().code()).isEqualTo("InvalidParameter");
              assertThat(rejected.rejection().message()).startsWith(message);
            });
  }

  @Test
  void a_duration_does_not_count_beside_an_end() {
    String json = "{'TimeSpan':{'Seek':1,'Duration':2,'End':3},'ScanMode':'interlaced','Foo':1}";
    assertThat(AnimationConfig.read(json.replace('\'', '"')).map(AnimationConfig::span))
        .isEqualTo(
            new Verdict.Accepted<>(
                new TimeSpan(Duration.ofSeconds(1), Optional.empty(), Duration.ofSeconds(3)),
                List.of(
                    "ScanMode is not supported and was ignored.",
                    "TimeSpan.Duration does not count beside End and was ignored.",
                    "Foo is of no use here and was ignored.")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, , 0, 10",
    "4, , 0, 6",
    "4, 3, 0, 3",
    "4, 30, 0, 6",
    "4, , 2, 4",
    "8, , 2, 0",
    "12, 1, 0, -2"
  })
  void a_span_in_a_clip_of_ten_seconds(long seek, Long length, long cut, long lasts) {
    var span =
        new TimeSpan(
            Duration.ofSeconds(seek),
            Optional.ofNullable(length).map(Duration::ofSeconds),
            Duration.ofSeconds(cut));
    assertThat(span.in(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(lasts));
  }

  private static AnimationConfig read(String json) {
    return switch (AnimationConfig.read(json.replace('\'', '"'))) {
      case Verdict.Accepted<AnimationConfig>(var config, _) -> config;
      case Verdict.Rejected<AnimationConfig>(var rejection) ->
          throw new AssertionError(rejection.toString());
    };
  }
}
