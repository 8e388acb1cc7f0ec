package dev.cuepost.media.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads the lines of FFmpeg's {@code -progress}; 100 is said only once the file was checked. */
final class ProgressReader {
  private static final String DONE = "out_time_us=";

  private final Duration total;
  private final Consumer<Progress> progress;
  private int percent = -1;

  ProgressReader(Duration total, Consumer<Progress> progress) {
    this.total = total;
    this.progress = progress;
  }

  void read(InputStream output) {
    try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(DONE)) {
          tell(line.substring(DONE.length()));
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void tell(String micros) {
    if (!micros.matches("\\d{1,15}")) {
      return; // it says N/A before the first frame
    }
    var done = Duration.ofNanos(Long.parseLong(micros) * 1_000);
    int now = (int) Math.min(99, done.toMillis() * 100 / Math.max(1, total.toMillis()));
    if (now > percent) {
      percent = now;
      progress.accept(new Progress(now, done.compareTo(total) < 0 ? done : total));
    }
  }
}
