package dev.cuepost.clients.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two seconds of a moving test picture, 320 by 180, with a tone. */
final class SmallClip {
  private SmallClip() {}

  static Path make(Path directory) throws IOException {
    var file = directory.resolve("clip.mp4");
    var words =
        List.of(
            ("ffmpeg -v error -nostdin -y -f lavfi -i testsrc2=size=320x180:rate=25:duration=2"
                    + " -f lavfi -i sine=duration=2 -c:v libx264 -preset ultrafast"
                    + " -pix_fmt yuv420p -c:a aac")
                .split(" "));
    ClientProgram.run(
        new ProcessBuilder(Stream.concat(words.stream(), Stream.of(file.toString())).toList()),
        directory.resolve("ffmpeg.log"));
    return file;
  }
}
