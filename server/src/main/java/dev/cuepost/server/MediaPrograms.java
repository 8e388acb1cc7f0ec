package dev.cuepost.server;

import dev.cuepost.egress.Egress;
import dev.cuepost.media.process.plugin.BuiltInPlugin;
import dev.cuepost.media.process.plugin.CommandPlugin;
import dev.cuepost.media.process.plugin.HttpPlugin;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.speech.CommandSpeaker;
import dev.cuepost.media.speech.HttpSpeaker;
import dev.cuepost.media.speech.Speech;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds FFmpeg as the configuration says.
 *
 * @param tools where bundled programs may be unpacked
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
            return new BuiltInPlugin(ffmpeg, BuiltInPlugin.tesseractIn(searchPath()), tools);
          }
          return asked(egress, plugin);
        });
  }

  /** Who speaks for edits and who listens to them, as far as the operator has configured it. */
  Speech speech(Egress egress) {
    return new Speech(
        config
            .speechPlugin()
            .map(plugin ->
                isAddress(plugin)
                    ? new HttpSpeaker(egress, plugin)
                    : new CommandSpeaker(words(plugin))),
        config.transcriptPlugin().map(plugin -> asked(egress, plugin)));
  }

  private static Plugin asked(Egress egress, String plugin) {
    return isAddress(plugin) ? new HttpPlugin(egress, plugin) : new CommandPlugin(words(plugin));
  }

  private static boolean isAddress(String plugin) {
    return plugin.matches("https?://.*");
  }

  private static List<String> words(String command) {
    return List.of(command.strip().split("\\s+"));
  }

  private static List<Path> searchPath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }
}
