package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cuepost.media.process.outcome.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class TranscodingTest {
  private static final String FAST = "'Preset':'ultrafast'";

  @TempDir static Path folder;
  private static Lab lab;
  private static Path clip;

  @BeforeAll
  static void makeClips() throws Exception {
    lab = new Lab(folder);
    clip = lab.clip("clip.mp4", "red", "320x180", 2);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @CsvSource({
    "mov, h264, aac",
    "ts, h264, aac",
    "flv, h264, aac",
    "mkv, h264, aac",
    "m4a, , aac",
    "ogg, , vorbis",
    "flac, , flac"
  })
  void more_containers_can_be_made(String format, String picture, String sound) throws Exception {
    every_container_can_be_made(format, picture, sound);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, h264, aac",
    "m3u8, h264, aac",
    "webm, vp9, opus",
    "mp3, , mp3",
  })
  void every_container_can_be_made(String format, String picture, String sound) throws Exception {
    var made =
        lab.make(
            "{'Container':{'Format':'%s'},'Video':{%s},'Audio':{}}".formatted(format, FAST), clip);
    assertThat(made.main().getFileName().toString()).isEqualTo("out." + format);
    assertThat(made.stream("v", "codec_name")).isEqualTo(picture == null ? "" : picture);
    assertThat(made.stream("a", "codec_name")).isEqualTo(sound);
    assertThat(made.level(0.5, 1.5)).isCloseTo(-24, within(1.0));
    if (picture != null) {
      made.shows(1, 160, 90, 254, 0, 0);
    }
  }

  @Test
  void players_can_begin_with_an_mp4_before_they_have_all_of_it() throws Exception {
    var made = lab.make("{'Video':{%s}}".formatted(FAST), clip);
    String bytes = Files.readString(made.main(), StandardCharsets.ISO_8859_1);
    assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
    assertThat(made.stream("v", "codec_name,width,height,pix_fmt"))
        .isEqualTo("h264,320,180,yuv420p");
    assertThat(made.stream("a", "sample_rate,channels")).isEqualTo("44100,2");
    assertThat(made.seconds()).isCloseTo(2, within(0.05));
  }

  @Test
  void hevc_is_marked_as_apple_wants_it() throws Exception {
    var made =
        lab.make(
            "{'Video':{'Codec':'H.265',%s,'Fps':10,'Width':160},'Audio':{'Remove':true}}"
                .formatted(FAST),
            clip);
    assertThat(made.stream("v", "codec_name,codec_tag_string,width,height,avg_frame_rate"))
        .isEqualTo("hevc,hvc1,160,90,10/1");
    assertThat(made.facts().sound()).isEmpty();
  }

  @Test
  void encoders_are_set_as_asked() throws Exception {
    Path noise =
        lab.make(
            "noise.mp4",
            "-f|lavfi|-i|testsrc2=s=320x180:r=25:d=4,noise=alls=60:allf=t|-c:v|libx264|-preset|ultrafast|-crf|10");
    var made =
        lab.make(
            """
            {'Video':{'Bitrate':300,'Maxrate':400,'Bufsize':1000,'Gop':'1s','Profile':'main','Preset':'veryfast'},
             'TransConfig':{'TransMode':'twopass'}}
            """,
            noise);
    assertThat(made.stream("v", "profile")).isEqualTo("Main");
    assertThat(Long.parseLong(made.stream("v", "bit_rate"))).isBetween(240_000L, 345_000L);
    var keys = keyFrames(made);
    assertThat(keys).hasSizeGreaterThanOrEqualTo(4);
    for (int index = 1; index < keys.size(); index++) {
      assertThat(keys.get(index) - keys.get(index - 1)).isLessThan(1.001);
    }

    var constant =
        lab.make(
            "{'Video':{'Bitrate':600,'Bufsize':1000,%s},'TransConfig':{'TransMode':'CBR'}}"
                .formatted(FAST),
            clip);
    assertThat(Long.parseLong(constant.stream("v", "bit_rate"))).isBetween(350_000L, 650_000L);

    var hevc =
        lab.make(
            "{'Video':{'Codec':'H.265','Bitrate':200,%s},'TransConfig':{'TransMode':'twopass'}}"
                .formatted(FAST),
            noise);
    assertThat(Long.parseLong(hevc.stream("v", "bit_rate"))).isBetween(120_000L, 280_000L);
  }

  @Test
  void nothing_is_made_that_is_above_the_source() throws Exception {
    Path poor =
        lab.make(
            "poor.mp4",
            "-f|lavfi|-i|testsrc2=s=320x180:r=25:d=2,noise=alls=60:allf=t|-f|lavfi|-i|anoisesrc=d=2:a=0.2"
                + "|-c:v|libx264|-preset|ultrafast|-b:v|200k|-maxrate|220k|-bufsize|100k|-c:a|aac|-b:a|48k");
    var made =
        lab.make(
            """
            {'Video':{'Bitrate':4000,'Width':1280,'Height':720,'Preset':'ultrafast'},'Audio':{'Bitrate':256},
             'TransConfig':{'IsCheckReso':'true','IsCheckVideoBitrate':'true','IsCheckAudioBitrate':'true'}}
            """,
            poor);
    assertThat(made.size()).isEqualTo("320x180");
    assertThat(Long.parseLong(made.stream("v", "bit_rate"))).isLessThan(400_000);
    assertThat(Long.parseLong(made.stream("a", "bit_rate"))).isLessThan(70_000);
    assertThat(
            lab.fail("{'Video':{'Width':640},'TransConfig':{'IsCheckResoFail':true}}", poor)
                .message())
        .isEqualTo("TransConfig.IsCheckResoFail forbids 640x360, as the source has 320x180.");
    assertThat(
            lab.fail(
                    "{'Video':{'Bitrate':900},'TransConfig':{'IsCheckVideoBitrateFail':true}}",
                    poor)
                .message())
        .startsWith("TransConfig.IsCheckVideoBitrateFail forbids 900 Kbit/s, as the source has ");
    assertThat(
            lab.fail(
                    "{'Audio':{'Bitrate':256},'TransConfig':{'IsCheckAudioBitrateFail':true}}",
                    poor)
                .message())
        .startsWith("TransConfig.IsCheckAudioBitrateFail forbids 256 Kbit/s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's [a]; b:c,d\\e 100%d.mp4", "new\nline.mp4", "-y.mp4", "file:x.mp4"})
  void names_may_be_anything(String name) throws Exception {
    Path odd = Files.copy(clip, Files.createDirectories(folder.resolve("in '%d")).resolve(name));
    var made =
        lab.make(
            Lab.config(
                "{'Video':{%s,'Bitrate':100},'TransConfig':{'TransMode':'twopass'}}"
                    .formatted(FAST)),
            name,
            odd);
    assertThat(made.files()).hasSize(1);
    assertThat(made.main().getFileName().toString()).isEqualTo(name);
    Files.delete(odd);
  }

  @Test
  void the_directory_may_be_called_anything() throws Exception {
    var strange =
        new Lab(Files.createDirectories(folder.resolve("it's [a];b:c,d\\e %d %{x}")), lab.ffmpeg);
    Path captions = Files.writeString(strange.folder.resolve("c.srt"), Overlaid.CAPTION);
    var made =
        strange.make(
            """
            {'Video':{'Codec':'H.265','Bitrate':100,'Preset':'ultrafast'},'TransConfig':{'TransMode':'twopass'},
             'Container':{'Format':'m3u8'},
             'TextWatermarks':[{'Content':'a'}],'Subtitles':[{'File':{'Media':'c'},'Format':'srt'}]}
            """,
            Map.of("c", captions),
            clip);
    assertThat(made.files()).hasSize(2).allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  @Test
  void what_is_not_there_is_left_out() throws Exception {
    Path mute = lab.make("mute.mp4", "-i|" + clip + "|-c|copy|-an");
    Path tone = lab.make("tone.m4a", "-i|" + clip + "|-c|copy|-vn");
    var video = "{'Video':{%s},'Audio':{}}".formatted(FAST);
    assertThat(lab.make(video, mute).facts().sound()).isEmpty();
    var heard = lab.make(video, tone).facts();
    assertThat(heard.picture()).isEmpty();
    assertThat(heard.sound()).isPresent();
    assertThat(lab.make("{'Container':{'Format':'mp3'},'Video':{}}", tone).facts().sound())
        .isPresent();
    assertThat(lab.fail("{'Audio':{}}", mute))
        .isEqualTo(
            new Outcome.Failed(
                "InvalidParameter", "The input has no sound, and nothing else is wanted."));
  }

  @Test
  void a_still_picture_is_no_input() throws Exception {
    Path still = lab.make("still.png", "-f|lavfi|-i|color=s=320x180|-frames:v|1");
    assertThat(lab.fail("{'Video':{}}", still))
        .isEqualTo(
            new Outcome.Failed(
                "InvalidParameter.ResourceContentBad",
                "Input 0 is a still picture; a video or a sound is needed."));
  }

  @Test
  void an_input_that_holds_less_than_it_says_does_not_count() throws Exception {
    Path fast = lab.make("fast.mp4", "-i|" + clip + "|-c|copy|-movflags|+faststart");
    byte[] bytes = Files.readAllBytes(fast);
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 3 / 5));
    assertThat(lab.fail("{'Video':{%s}}".formatted(FAST), cut).code())
        .isEqualTo("InvalidParameter.ResourceContentBad");
    // probed while it was whole
    var source = lab.source(fast);
    Files.writeString(fast, "no film any more");
    var outcome =
        lab.run(
            Lab.config("{'Video':{}}"),
            "out.mp4",
            Map.of(),
            List.of(source),
            Lab.LIMIT,
            Lab.NOBODY);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.code()).isEqualTo("InvalidParameter.ResourceContentBad"));
  }

  @Test
  void progress_of_all_passes_is_one_that_never_goes_back() throws Exception {
    var said = Collections.synchronizedList(new ArrayList<Integer>());
    var config =
        Lab.config(
            """
            {'Video':{'Bitrate':100,'Preset':'ultrafast'},'Audio':{'Volume':{}},'TransConfig':{'TransMode':'twopass'}}
            """);
    lab.run(config, "out.mp4", Map.of(), List.of(lab.source(clip)), Lab.LIMIT, said::add);
    assertThat(said)
        .isSorted()
        .doesNotHaveDuplicates()
        .contains(99)
        .allMatch(it -> it >= 0 && it < 100);
    assertThat(said).anyMatch(percent -> percent > 0 && percent < 50);
  }

  @Test
  void at_the_limit_it_is_stopped_and_nothing_is_left() throws Exception {
    var limit = Duration.ofMillis(300);
    var outcome =
        lab.run(
            Lab.config("{'Video':{'Preset':'veryslow'}}"),
            "late.mp4",
            Map.of(),
            List.of(lab.source(longClip())),
            limit,
            Lab.NOBODY);
    assertThat(outcome).isEqualTo(new Outcome.TimedOut(limit));
  }

  @Test
  void an_interrupt_cancels_it_and_nothing_is_left() throws Exception {
    var source = lab.source(longClip());
    var begun = new CountDownLatch(1);
    var outcome = new AtomicReference<Outcome>();
    var interrupted = new AtomicReference<Boolean>();
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                outcome.set(
                    lab.run(
                        Lab.config("{'Video':{'Preset':'veryslow'}}"),
                        "unwanted.mp4",
                        Map.of(),
                        List.of(source),
                        Lab.LIMIT,
                        _ -> begun.countDown()));
              } catch (IOException problem) {
                throw new AssertionError(problem);
              }
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    begun.await();
    thread.interrupt();
    thread.join();
    assertThat(outcome.get()).isEqualTo(new Outcome.Cancelled());
    assertThat(interrupted.get()).isTrue();
  }

  private static Path longClip() throws Exception {
    Path file = folder.resolve("long.mp4");
    return Files.exists(file)
        ? file
        : lab.make(
            "long.mp4",
            "-f|lavfi|-i|testsrc2=s=640x360:r=25:d=60|-c:v|libx264|-preset|ultrafast|-crf|30");
  }

  private static List<Double> keyFrames(Lab.Made made) throws Exception {
    return new String(
            lab.output(
                List.of(
                    lab.ffmpeg.ffprobe().toString(),
                    "-v",
                    "error",
                    "-select_streams",
                    "v",
                    "-skip_frame",
                    "nokey",
                    "-show_entries",
                    "frame=pts_time",
                    "-of",
                    "csv=p=0",
                    made.main().toString())),
            StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replace(",", "").strip())
        .filter(line -> !line.isEmpty())
        .map(Double::parseDouble)
        .toList();
  }
}
