package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.edit.MediaFacts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All frames and samples of a file. They are decoded by one process: to start one for each look
 * costs more than to decode a short film.
 */
final class Decoded {
  static final int RATE = 48_000;
  private static final int SIDE = 16;

  private final MediaFacts facts;
  private final Path pixels; // red, green and blue of each pixel of each frame
  private final float[] sound;

  private Decoded(MediaFacts facts, Path pixels, float[] sound) {
    this.facts = facts;
    this.pixels = pixels;
    this.sound = sound;
  }

  static Decoded of(Path file, MediaFacts facts) throws IOException {
    Path pixels = Path.of(file + ".pixels");
    Path samples = Path.of(file + ".samples");
    var words =
        new ArrayList<>(List.of(FoundFfmpeg.quick().ffmpeg().toString(), "-v", "error", "-y"));
    words.addAll(List.of("-i", file.toString()));
    if (facts.picture().isPresent()) {
      words.addAll(List.of("-map", "0:v:0", "-vf", "format=rgb24", "-fps_mode", "passthrough"));
      words.addAll(List.of("-f", "rawvideo", pixels.toString()));
    }
    if (facts.sound().isPresent()) {
      words.addAll(List.of("-map", "0:a:0", "-af", "pan=mono|c0=c0", "-ar", "" + RATE));
      words.addAll(List.of("-f", "f32le", samples.toString()));
    }
    Studio.run(words);
    return new Decoded(facts, pixels, facts.sound().isPresent() ? floats(samples) : new float[0]);
  }

  /** Samples a second of the left channel, from the first to the last. */
  float[] sound() {
    return sound;
  }

  int frames() throws IOException {
    return Math.toIntExact(Files.size(pixels) / frame());
  }

  /** Mean red, green and blue of the 16 by 16 pixels around a point, at a time. */
  int[] color(double seconds, int x, int y) throws IOException {
    var rate = facts.picture().orElseThrow().rate();
    int number = (int) Math.ceil(seconds * rate.numerator() / rate.denominator() - 0.001);
    assertThat(number).as("frame at %s s", seconds).isBetween(0, frames() - 1);
    return color(number, x, y, SIDE);
  }

  /** Mean red, green and blue of a square around a point, in a frame. */
  int[] color(int number, int x, int y, int side) throws IOException {
    int left = Math.clamp(x - side / 2, 0, width() - side);
    int top = Math.clamp(y - side / 2, 0, height() - side);
    int[] sum = new int[3];
    byte[] row = new byte[side * 3];
    try (var file = new RandomAccessFile(pixels.toFile(), "r")) {
      for (int line = top; line < top + side; line++) {
        file.seek(number * frame() + (line * (long) width() + left) * 3);
        file.readFully(row);
        for (int index = 0; index < row.length; index++) {
          sum[index % 3] += row[index] & 0xff;
        }
      }
    }
    int count = side * side;
    return new int[] {sum[0] / count, sum[1] / count, sum[2] / count};
  }

  void forget() throws IOException {
    Files.deleteIfExists(pixels);
  }

  private long frame() {
    return 3L * width() * height();
  }

  private int width() {
    return facts.picture().orElseThrow().width();
  }

  private int height() {
    return facts.picture().orElseThrow().height();
  }

  private static float[] floats(Path file) throws IOException {
    var floats =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    Files.delete(file);
    float[] samples = new float[floats.remaining()];
    floats.get(samples);
    return samples;
  }
}
