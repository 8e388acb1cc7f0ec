package dev.cuepost.media.process.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.render.Drawing;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FoundFfmpeg;
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
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

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
    return FoundFfmpeg.installed();
  }

  /** The one that comes along; it draws neither texts nor captions. */
  static Ffmpeg bundled() {
    return FoundFfmpeg.bundled();
  }

  /** Runs FFmpeg with these words and the file as output; {@code |} parts the words. */
  Path make(String name, String words) throws IOException {
    Path file = folder.resolve(name);
    var command =
        new ArrayList<>(List.of(FoundFfmpeg.quick().ffmpeg().toString(), "-v", "error", "-y"));
    command.addAll(Arrays.stream(words.split("\\|", -1)).map(String::strip).toList());
    command.add("file:" + file);
    output(command);
    return file;
  }

  /** A plain colour with a tone of 440 Hz, 25 frames a second. */
  Path clip(String name, String color, String size, double seconds) throws IOException {
    return Drawing.draw(
        ("-f|lavfi|-i|color=c=%s:s=%s:r=25:d=%s|-f|lavfi|-i|sine=frequency=440:sample_rate=48000:duration=%s"
                + "|-c:v|libx264|-preset|ultrafast|-crf|12|-pix_fmt|yuv420p|-c:a|aac")
            .formatted(color, size, seconds, seconds),
        folder.resolve(name));
  }

  TranscodeSource source(Path file) throws InterruptedException {
    return new TranscodeSource(file, value(FoundFfmpeg.probe(FoundFfmpeg.quick()).probe(file)));
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
        new Transcoding(ffmpeg, FoundFfmpeg.probe(ffmpeg))
            .run(config, sources, found, directory, name, limit, progress);
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

  /** What was made; it is decoded once. */
  static final class Made {
    private static final int RATE = 25;
    private static final int SAMPLES = 48_000;
    private static final Pattern HEADER = Pattern.compile("P6\n(\\d+) (\\d+)\n255\n");

    private final Lab lab;
    private final List<Path> files;
    private byte[] pictures = {};
    private byte[] sound = {};

    Made(Lab lab, List<Path> files) {
      this.lab = lab;
      this.files = files;
    }

    List<Path> files() {
      return files;
    }

    Path main() {
      return files.getFirst();
    }

    MediaFacts facts() throws InterruptedException {
      return value(FoundFfmpeg.probe(FoundFfmpeg.quick()).probe(main()));
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
                      FoundFfmpeg.quick().ffprobe().toString(),
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

    /**
     * Red, green and blue of the 4 by 4 pixels around a point, in the first frame from a time on.
     */
    int[] color(double seconds, int x, int y) throws IOException {
      if (pictures.length == 0) {
        pictures =
            decoded(
                "-an", "-vf", "fps=" + RATE + ",format=rgb24", "-c:v", "ppm", "-f", "image2pipe");
      }
      var header = HEADER.matcher(new String(pictures, 0, 20, StandardCharsets.ISO_8859_1));
      assertThat(header.lookingAt()).isTrue();
      int width = Integer.parseInt(header.group(1));
      int frame = header.end() + width * Integer.parseInt(header.group(2)) * 3;
      int last = pictures.length / frame - 1;
      int number = Math.min(last, (int) Math.ceil(seconds * RATE - 0.001));
      int begin = number * frame + header.end();
      int[] sum = new int[3];
      for (int row = y - 2; row < y + 2; row++) {
        for (int column = x - 2; column < x + 2; column++) {
          for (int channel = 0; channel < 3; channel++) {
            sum[channel] += pictures[begin + (row * width + column) * 3 + channel] & 0xff;
          }
        }
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
      if (sound.length == 0) {
        sound =
            decoded(
                "-vn",
                "-af",
                "aresample=async=1:first_pts=0",
                "-ac",
                "1",
                "-ar",
                Integer.toString(SAMPLES),
                "-f",
                "s16le");
      }
      int last = Math.min(sound.length / 2, (int) (to * SAMPLES));
      double sum = 1e-9;
      for (int index = (int) (from * SAMPLES); index < last; index++) {
        double sample = (short) ((sound[2 * index] & 0xff) | sound[2 * index + 1] << 8) / 32768.0;
        sum += sample * sample;
      }
      return Math.max(-91, 10 * Math.log10(sum / Math.max(1, last - (int) (from * SAMPLES))));
    }

    private byte[] decoded(String... how) throws IOException {
      var words =
          new ArrayList<>(List.of(FoundFfmpeg.quick().ffmpeg().toString(), "-v", "error", "-i"));
      words.add(main().toString());
      words.addAll(List.of(how));
      words.add("-");
      return lab.output(words);
    }
  }
}
