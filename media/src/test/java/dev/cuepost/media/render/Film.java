package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.MediaFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** A media file, looked at and listened to. */
final class Film {
  final Path file;
  final MediaFacts facts;
  private @Nullable Decoded decoded;

  Film(Path file) throws InterruptedException {
    this.file = file;
    this.facts = Studio.value(FoundFfmpeg.probe(FoundFfmpeg.quick()).probe(file));
  }

  double seconds() {
    return facts.picture().orElseThrow().length().toNanos() / 1e9;
  }

  double soundSeconds() {
    return facts.sound().orElseThrow().length().toNanos() / 1e9;
  }

  /** Number of frames, counted by decoding. */
  int frames() throws IOException {
    return decoded().frames();
  }

  /** Mean red, green and blue of the 16 by 16 pixels around a point, at a time. */
  int[] color(double seconds, int x, int y) throws IOException {
    return decoded().color(seconds, x, y);
  }

  /** How opaque a WebM is at a point, 0..255; only its own decoder knows. */
  int opacity(double seconds, int x, int y) throws IOException {
    var words =
        List.of(
            FoundFfmpeg.quick().ffmpeg().toString(),
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

  /** Mean red, green and blue of the 4 by 4 pixels around a point, in a frame. */
  int[] pixel(int frame, int x, int y) throws IOException {
    return decoded().color(frame, x, y, 4);
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
            FoundFfmpeg.quick().ffmpeg().toString(),
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
    int first = (int) (from * Decoded.RATE);
    int last = Math.min(samples.length, (int) (to * Decoded.RATE));
    double factor = 2 * Math.cos(2 * Math.PI * frequency / Decoded.RATE);
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
    for (int index = (int) (from * Decoded.RATE);
        index < Math.min(samples.length, to * Decoded.RATE);
        index++) {
      peak = Math.max(peak, Math.abs(samples[index]));
    }
    return 20 * Math.log10(peak + 1e-9);
  }

  /** Samples a second of the left channel, from the first to the last. */
  float[] sound() throws IOException {
    return decoded().sound();
  }

  /** Clears away what was decoded, of which nothing is asked any more. */
  void forget() throws IOException {
    decoded().forget();
  }

  private Decoded decoded() throws IOException {
    if (decoded == null) {
      decoded = Decoded.of(file, facts);
    }
    return decoded;
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
