package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Makes clips in a folder, transcodes them, and looks at what came out. */
final class Lab {
  static final Duration LIMIT = Duration.ofMinutes(3);
  static final IntConsumer NOBODY = _ -> {};

  final Path folder;
  final Ffmpeg ffmpeg;
  private int outputs;

  Lab(Path folder) {
    this(folder, installed());
  }

  Lab(Path folder, Ffmpeg ffmpeg) {
    this.folder = folder;
    this.ffmpeg = ffmpeg;
  }

  /** The FFmpeg of this machine, or the one that comes along. */
  static Ffmpeg installed() {
    return found(Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of).toList());
  }

  /** The one that comes along; it draws neither texts nor captions. */
  static Ffmpeg bundled() {
    return found(List.of());
  }

  private static Ffmpeg found(List<Path> path) {
    return switch (Ffmpeg.locate(Optional.empty(), path, Path.of("target", "ffmpeg"))) {
      case Ffmpeg.Location.Found(var ffmpeg) -> ffmpeg;
      case Ffmpeg.Location.Missing(var sentence) -> throw new AssertionError(sentence);
    };
  }

  /** Runs FFmpeg with these words and the file as output; {@code |} parts the words. */
  Path make(String name, String words) throws IOException {
    Path file = folder.resolve(name);
    var command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-v", "error", "-y"));
    command.addAll(Arrays.stream(words.split("\\|", -1)).map(String::strip).toList());
    command.add("file:" + file);
    output(command);
    return file;
  }

  /** A plain colour with a tone of 440 Hz, 25 frames a second. */
  Path clip(String name, String color, String size, double seconds) throws IOException {
    return make(
        name,
        ("-f|lavfi|-i|color=c=%s:s=%s:r=25:d=%s|-f|lavfi|-i|sine=frequency=440:sample_rate=48000:duration=%s"
                + "|-c:v|libx264|-preset|ultrafast|-crf|12|-pix_fmt|yuv420p|-c:a|aac")
            .formatted(color, size, seconds, seconds));
  }

  TranscodeSource source(Path file) throws InterruptedException {
    return new TranscodeSource(file, value(new Probe(ffmpeg).probe(file)));
  }

  /** Transcodes a file of the folder into a directory of its own. */
  Made make(TranscodeConfig config, String name, Path... inputs)
      throws IOException, InterruptedException {
    var outcome = run(config, name, Map.of(), inputs);
    assertThat(outcome).isInstanceOf(Outcome.Made.class);
    return new Made(this, ((Outcome.Made) outcome).files());
  }

  Made make(String json, Path... inputs) throws IOException, InterruptedException {
    var config = config(json);
    return make(config, "out." + config.extension(), inputs);
  }

  Made make(String json, Map<String, Path> files, Path... inputs)
      throws IOException, InterruptedException {
    var config = config(json);
    var outcome = run(config, "out." + config.extension(), files, inputs);
    assertThat(outcome).isInstanceOf(Outcome.Made.class);
    return new Made(this, ((Outcome.Made) outcome).files());
  }

  Outcome.Failed fail(String json, Path... inputs) throws IOException, InterruptedException {
    return fail(json, Map.of(), inputs);
  }

  /** Transcodes what cannot be; nothing may be left of it. */
  Outcome.Failed fail(String json, Map<String, Path> files, Path... inputs)
      throws IOException, InterruptedException {
    var config = config(json);
    var outcome = run(config, "out." + config.extension(), files, inputs);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(folder.resolve("out-" + (outputs - 1))).isEmptyDirectory();
    var failed = (Outcome.Failed) outcome;
    assertThat(failed.message()).doesNotContain(folder.toString());
    return failed;
  }

  Outcome run(TranscodeConfig config, String name, Map<String, Path> files, Path... inputs)
      throws IOException, InterruptedException {
    var sources = new ArrayList<TranscodeSource>();
    for (Path input : inputs) {
      sources.add(source(input));
    }
    return run(config, name, files, sources, LIMIT, NOBODY);
  }

  Outcome run(
      TranscodeConfig config,
      String name,
      Map<String, Path> files,
      List<TranscodeSource> sources,
      Duration limit,
      IntConsumer progress)
      throws IOException {
    var found = new HashMap<MediaRef, Path>();
    files.forEach((url, file) -> found.put(new MediaRef.ByUrl(url), file));
    Path directory = Files.createDirectories(folder.resolve("out-" + outputs++));
    var outcome =
        new Transcoding(ffmpeg).run(config, sources, found, directory, name, limit, progress);
    assertThat(directory.resolve(".transcode")).doesNotExist();
    return outcome;
  }

  static TranscodeConfig config(String json) {
    return value(TranscodeConfig.read(json.replace('\'', '"')));
  }

  static <T> T value(Verdict<T> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<T>(var value, _) -> value;
      case Verdict.Rejected<T>(var rejection) -> throw new AssertionError(rejection.toString());
    };
  }

  byte[] output(List<String> words) throws IOException {
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    var process = new ProcessBuilder(words).redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    byte[] bytes = process.getInputStream().readAllBytes();
    assertThat(process.onExit().join().exitValue()).as(Files.readString(errors)).isZero();
    Files.delete(errors);
    return bytes;
  }

  /** What was made. */
  record Made(Lab lab, List<Path> files) {
    Path main() {
      return files.getFirst();
    }

    MediaFacts facts() throws InterruptedException {
      return value(new Probe(lab.ffmpeg).probe(main()));
    }

    String size() throws InterruptedException {
      var picture = facts().picture().orElseThrow();
      return picture.width() + "x" + picture.height();
    }

    double seconds() throws InterruptedException {
      return facts().picture().orElseThrow().length().toNanos() / 1e9;
    }

    /** What ffprobe says of a kind of stream: values in the order of ffprobe, by commas. */
    String stream(String kind, String entries) throws IOException {
      return new String(
              lab.output(
                  List.of(
                      lab.ffmpeg.ffprobe().toString(),
                      "-v",
                      "error",
                      "-allowed_extensions",
                      "ALL",
                      "-select_streams",
                      kind,
                      "-show_entries",
                      "stream=" + entries,
                      "-of",
                      "csv=p=0",
                      main().toString())),
              StandardCharsets.UTF_8)
          .strip()
          .lines()
          .findFirst()
          .orElse("")
          .replaceAll(",$", "");
    }

    /** Red, green and blue of the 4 by 4 pixels around a point, at a time. */
    int[] color(double seconds, int x, int y) throws IOException {
      byte[] pixels =
          lab.output(
              List.of(
                  lab.ffmpeg.ffmpeg().toString(),
                  "-v",
                  "error",
                  "-ss",
                  Double.toString(seconds),
                  "-i",
                  main().toString(),
                  "-frames:v",
                  "1",
                  "-vf",
                  "format=rgb24,crop=4:4:%d:%d:exact=1"
                      .formatted(Math.max(0, x - 2), Math.max(0, y - 2)),
                  "-f",
                  "rawvideo",
                  "-"));
      assertThat(pixels).as("one frame at %s s", seconds).hasSize(48);
      int[] sum = new int[3];
      for (int index = 0; index < pixels.length; index++) {
        sum[index % 3] += pixels[index] & 0xff;
      }
      return new int[] {sum[0] / 16, sum[1] / 16, sum[2] / 16};
    }

    Made shows(double seconds, int x, int y, int red, int green, int blue) throws IOException {
      int[] color = color(seconds, x, y);
      assertThat(color)
          .as("at %s s (%d,%d): %s", seconds, x, y, Arrays.toString(color))
          .satisfies(found -> {
            assertThat(Math.abs(found[0] - red)).isLessThan(40);
            assertThat(Math.abs(found[1] - green)).isLessThan(40);
            assertThat(Math.abs(found[2] - blue)).isLessThan(40);
          });
      return this;
    }

    /** The loudness between two times, in decibels of full scale; -91 for silence. */
    double level(double from, double to) throws IOException {
      byte[] samples =
          lab.output(
              List.of(
                  lab.ffmpeg.ffmpeg().toString(),
                  "-v",
                  "error",
                  "-i",
                  main().toString(),
                  "-vn",
                  "-af",
                  "atrim=%s:%s".formatted(from, to),
                  "-ac",
                  "1",
                  "-f",
                  "s16le",
                  "-"));
      double sum = 1e-9;
      for (int index = 0; index + 1 < samples.length; index += 2) {
        double sample = (short) ((samples[index] & 0xff) | samples[index + 1] << 8) / 32768.0;
        sum += sample * sample;
      }
      return Math.max(-91, 10 * Math.log10(sum / Math.max(1, samples.length / 2)));
    }
  }
}
