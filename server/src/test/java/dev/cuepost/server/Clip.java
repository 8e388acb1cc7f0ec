package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A short film with sound, made on the spot. */
public final class Clip {
  private Clip() {}

  /** 160 × 90, below that directory. */
  public static Path in(Path directory, int seconds) throws IOException, InterruptedException {
    Path file = directory.resolve("clip.mp4");
    Process ffmpeg =
        new ProcessBuilder(
                List.of(
                    "ffmpeg",
                    "-nostdin",
                    "-v",
                    "error",
                    "-y",
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc=s=160x90:r=25:d=" + seconds,
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=d=" + seconds,
                    "-c:v",
                    "libx264",
                    "-preset",
                    "ultrafast",
                    "-pix_fmt",
                    "yuv420p",
                    "-c:a",
                    "aac",
                    "-movflags",
                    "+faststart",
                    file.toString()))
            .inheritIO()
            .start();
    assertThat(ffmpeg.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ffmpeg.exitValue()).isZero();
    return file;
  }
}
