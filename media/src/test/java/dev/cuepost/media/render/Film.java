package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.MediaFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;

/** A media file, looked at and listened to. */
final class Film {
  private static final int RATE = 48_000;

  private final Ffmpeg ffmpeg;
  final Path file;
  final MediaFacts facts;
  private float[] sound = new float[0];

  Film(Ffmpeg ffmpeg, Path file) throws InterruptedException {
    this.ffmpeg = ffmpeg;
    this.file = file;
    this.facts = Studio.value(new Probe(ffmpeg).probe(file));
  }

  double seconds() {
    return facts.picture().orElseThrow().length().toNanos() / 1e9;
  }

  double soundSeconds() {
    return facts.sound().orElseThrow().length().toNanos() / 1e9;
  }

  /** Number of frames, counted by decoding. */
  int frames() throws IOException {
    var words =
        List.of(
            ffmpeg.ffprobe().toString(),
            "-v",
            "error",
            "-select_streams",
            "v",
            "-count_frames",
            "-show_entries",
            "stream=nb_read_frames",
            "-of",
            "csv=p=0",
            file.toString());
    return Integer.parseInt(
        new String(output(words), StandardCharsets.US_ASCII)
            .lines() // a transport stream tells it for its program once more
            .findFirst()
            .orElseThrow()
            .strip()
            .replace(",", ""));
  }

  /** Mean red, green and blue of the 16 by 16 pixels around a point, at a time. */
  int[] color(double seconds, int x, int y) throws IOException {
    // a format without an index must be read from the start
    boolean indexed = Set.of("mov", "matroska").contains(facts.demuxer());
    var words = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-v", "error"));
    var moment = List.of("-ss", Double.toString(seconds));
    if (indexed) {
      words.addAll(moment);
    }
    words.addAll(List.of("-i", file.toString()));
    if (!indexed) {
      words.addAll(moment);
    }
    String around =
        "format=rgb24,crop=16:16:%d:%d:exact=1".formatted(Math.max(0, x - 8), Math.max(0, y - 8));
    words.addAll(List.of("-frames:v", "1", "-vf", around, "-f", "rawvideo", "-"));
    var pixels = output(words);
    assertThat(pixels).as("one frame at %s s", seconds).hasSize(16 * 16 * 3);
    int[] sum = new int[3];
    for (int index = 0; index < pixels.length; index++) {
      sum[index % 3] += pixels[index] & 0xff;
    }
    return new int[] {sum[0] / 256, sum[1] / 256, sum[2] / 256};
  }

  /** How opaque a WebM is at a point, 0..255; only its own decoder knows. */
  int opacity(double seconds, int x, int y) throws IOException {
    var words =
        List.of(
            ffmpeg.ffmpeg().toString(),
            "-v",
            "error",
            "-c:v",
            "libvpx-vp9",
            "-i",
            file.toString(),
            "-ss",
            Double.toString(seconds),
            "-frames:v",
            "1",
            "-vf",
            "alphaextract,crop=1:1:%d:%d".formatted(x, y),
            "-f",
            "rawvideo",
            "-");
    return output(words)[0] & 0xff;
  }

  Film shows(double seconds, int x, int y, int red, int green, int blue) throws IOException {
    return shows(seconds, x, y, red, green, blue, 10);
  }

  Film shows(double seconds, int x, int y, int red, int green, int blue, int tolerance)
      throws IOException {
    int[] color = color(seconds, x, y);
    int[] wanted = {red, green, blue};
    for (int channel = 0; channel < 3; channel++) {
      assertThat(color[channel])
          .as(
              "%s at %s s (%d,%d) should be (%d,%d,%d)",
              List.of(color[0], color[1], color[2]), seconds, x, y, red, green, blue)
          .isCloseTo(wanted[channel], Offset.offset(tolerance));
    }
    return this;
  }

  /** Red, green and blue of every pixel of every frame. */
  byte[] pixels() throws IOException {
    return output(
        List.of(
            ffmpeg.ffmpeg().toString(),
            "-v",
            "error",
            "-i",
            file.toString(),
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgb24",
            "-sws_flags",
            "accurate_rnd+full_chroma_int",
            "-"));
  }

  /** Level of a tone between two times, in decibels of full scale. */
  double tone(int frequency, double from, double to) throws IOException {
    var samples = sound();
    int first = (int) (from * RATE);
    int last = Math.min(samples.length, (int) (to * RATE));
    double factor = 2 * Math.cos(2 * Math.PI * frequency / RATE);
    double one = 0;
    double two = 0;
    for (int index = first; index < last; index++) {
      double next = samples[index] + factor * one - two;
      two = one;
      one = next;
    }
    double power = one * one + two * two - factor * one * two;
    double amplitude = 2 * Math.sqrt(Math.max(0, power)) / (last - first);
    return 20 * Math.log10(amplitude + 1e-9);
  }

  /** Loudest sample between two times, in decibels of full scale. */
  double peak(double from, double to) throws IOException {
    var samples = sound();
    double peak = 0;
    for (int index = (int) (from * RATE); index < Math.min(samples.length, to * RATE); index++) {
      peak = Math.max(peak, Math.abs(samples[index]));
    }
    return 20 * Math.log10(peak + 1e-9);
  }

  /** Samples a second of the left channel, from the first to the last. */
  float[] sound() throws IOException {
    if (sound.length == 0) {
      var bytes =
          output(
              List.of(
                  ffmpeg.ffmpeg().toString(),
                  "-v",
                  "error",
                  "-i",
                  file.toString(),
                  "-vn",
                  "-af",
                  "pan=mono|c0=c0",
                  "-ar",
                  "48000",
                  "-f",
                  "f32le",
                  "-"));
      var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      sound = new float[floats.remaining()];
      floats.get(sound);
    }
    return sound;
  }

  private static byte[] output(List<String> words) throws IOException {
    var process =
        new ProcessBuilder(new ArrayList<>(words))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    return process.getInputStream().readAllBytes();
  }
}
