package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two seconds of a moving test picture, 320 by 180, with a tone. */
final class SmallClip {
  private SmallClip() {}

  static Path make(Path directory) throws Exception {
    Path file = directory.resolve("small-clip.mp4");
    var command =
        new ArrayList<>(
            List.of(
                ("ffmpeg -v error -nostdin -y -f lavfi -i testsrc2=size=320x180:rate=25:duration=2"
                        + " -f lavfi -i sine=duration=2 -c:v libx264 -preset ultrafast"
                        + " -pix_fmt yuv420p -c:a aac")
                    .split(" ")));
    command.add(file.toString());
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return file;
  }
}
