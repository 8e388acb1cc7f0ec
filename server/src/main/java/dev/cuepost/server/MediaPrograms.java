package dev.cuepost.server;

import dev.cuepost.egress.Egress;
import dev.cuepost.media.process.plugin.BuiltInPlugin;
import dev.cuepost.media.process.plugin.CommandPlugin;
import dev.cuepost.media.process.plugin.HttpPlugin;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.render.Ffmpeg;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds FFmpeg as the configuration says.
 *
 * @param tools where the bundled one may be unpacked
 */
record MediaPrograms(ServerConfig config, Path tools) {
  /**
   * The programs to use.
   *
   * @throws Problem if there are none that work
   */
  Ffmpeg ffmpeg() {
    return switch (Ffmpeg.locate(config.ffmpeg(), searchPath(), tools)) {
      case Ffmpeg.Location.Found(Ffmpeg ffmpeg) -> config.mediaLimits().bind(ffmpeg);
      case Ffmpeg.Location.Missing(String sentence) -> throw new Problem(sentence);
    };
  }

  /** What looks at media for tags and audits, if the operator has configured anything. */
  Optional<Plugin> plugin(Egress egress, Ffmpeg ffmpeg) {
    return config
        .plugin()
        .map(plugin -> {
          if (plugin.equals("builtin")) {
            return new BuiltInPlugin(ffmpeg, BuiltInPlugin.tesseractIn(searchPath()));
          }
          return plugin.matches("https?://.*")
              ? new HttpPlugin(egress, plugin)
              : new CommandPlugin(List.of(plugin.strip().split("\\s+")));
        });
  }

  private static List<Path> searchPath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }
}
