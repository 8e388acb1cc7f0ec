package dev.cuepost.media.pull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.ByteString;

/** A small sound file on another server. */
final class Tone {
  /** A second of silence. */
  static final ByteString FILE = file();

  private Tone() {}

  static MockResponse.Builder whole() {
    return new MockResponse.Builder().setHeader("ETag", "\"v1\"").body(new Buffer().write(FILE));
  }

  static MockResponse.Builder rest(long from) {
    return new MockResponse.Builder()
        .code(206)
        .setHeader("ETag", "\"v1\"")
        .setHeader("Content-Range", "bytes %d-%d/%d".formatted(from, FILE.size() - 1, FILE.size()))
        .body(new Buffer().write(FILE.substring((int) from)));
  }

  private static ByteString file() {
    var format = new AudioFormat(44_100, 16, 1, true, false);
    var file = new ByteArrayOutputStream();
    try (var samples =
        new AudioInputStream(new ByteArrayInputStream(new byte[88_200]), format, 44_100)) {
      AudioSystem.write(samples, AudioFileFormat.Type.WAVE, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.of(file.toByteArray());
  }
}
