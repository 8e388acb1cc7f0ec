package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
@Tag("exhaustive")
class SoundsTest {
  private static final Pattern INTEGRATED = Pattern.compile("I: +(-?[\\d.]+) LUFS");

  @TempDir static Path folder;
  private static Lab lab;
  private static Path noise;

  @BeforeAll
  static void makeClips() throws Exception {
    lab = new Lab(folder);
    noise = lab.make("noise.wav", "-f|lavfi|-i|anoisesrc=c=pink:d=4:a=0.1:seed=7|-ac|2|-ar|48000");
  }

  @ParameterizedTest
  @CsvSource({"-16", "-30"})
  void sound_becomes_as_loud_as_it_is_to_be(double target) throws Exception {
    var made =
        lab.make(
            """
            {'Container':{'Format':'m4a'},'Audio':{'Bitrate':192,'Volume':{'Method':'auto',
              'IntegratedLoudnessTarget':'%s','TruePeak':'-1'}}}
            """
                .formatted(target),
            noise);
    assertThat(loudness(made)).isCloseTo(target, within(1.0));
    assertThat(made.stream("a", "sample_rate,channels")).isEqualTo("44100,2");
  }

  @Test
  void silence_stays_silent() throws Exception {
    Path silence = lab.make("silence.wav", "-f|lavfi|-i|anullsrc=r=48000:cl=stereo:d=2");
    var made = lab.make("{'Container':{'Format':'flac'},'Audio':{'Volume':{}}}", silence);
    assertThat(made.level(0, 2)).isEqualTo(-91);
  }

  @ParameterizedTest
  @CsvSource({
    "mp3, MP3, 22050, 1, 8",
    "mp3, MP3, 48000, 2, 1000",
    "m4a, AAC, 96000, 6, 256",
    "m4a, AAC, 22050, 1, 1000",
    "ogg, VORBIS, 22050, 1, 8",
    "ogg, VORBIS, 44100, 2, 1000",
    "ogg, VORBIS, 48000, 2, 8",
    "ogg, OPUS, 48000, 2, 1000",
    "ogg, OPUS, 48000, 1, 8",
    "ogg, FLAC, 96000, 1, 128",
    "flac, FLAC, 32000, 2, 128"
  })
  void every_rate_and_number_of_channels_can_be_made(
      String format, String codec, int rate, int channels, int bitrate) throws Exception {
    var made =
        lab.make(
            "{'Container':{'Format':'%s'},'Audio':{'Codec':'%s','Samplerate':'%d','Channels':'%d','Bitrate':'%d'}}"
                .formatted(format, codec, rate, channels, bitrate),
            noise);
    assertThat(made.stream("a", "codec_name,sample_rate,channels"))
        .isEqualTo("%s,%d,%d".formatted(codec.toLowerCase(Locale.ROOT), rate, channels));
  }

  @Test
  void sound_that_begins_late_stays_where_it_was() throws Exception {
    Path late =
        lab.make(
            "late.mkv",
            "-f|lavfi|-i|color=s=320x180:r=25:d=2|-itsoffset|1|-f|lavfi|-i|sine=d=1|-c:v|libx264|-preset|ultrafast|-c:a|aac");
    for (String format : List.of("mp3", "mp4")) {
      var made =
          lab.make(
              "{'Container':{'Format':'%s'},'Video':{'Preset':'ultrafast'}}".formatted(format),
              late);
      assertThat(made.level(1.3, 1.7)).isCloseTo(-24, within(2.0));
      if (format.equals("mp3")) {
        assertThat(made.level(0.2, 0.8)).isLessThan(-60);
      }
    }
  }

  private static double loudness(Lab.Made made) throws Exception {
    Path log = folder.resolve("ebur128.txt");
    var process =
        new ProcessBuilder(
                lab.ffmpeg.ffmpeg().toString(),
                "-nostdin",
                "-hide_banner",
                "-i",
                made.main().toString(),
                "-af",
                "ebur128",
                "-f",
                "null",
                "-")
            .redirectError(log.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return INTEGRATED
        .matcher(Files.readString(log, StandardCharsets.UTF_8))
        .results()
        .reduce((_, last) -> last)
        .map(match -> Double.parseDouble(match.group(1)))
        .orElseThrow();
  }
}
