package dev.cuepost.media.process.transcode;

import dev.cuepost.media.process.transcode.Subtitle.Format;
import dev.cuepost.media.render.FfmpegRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings captions into the form that FFmpeg draws: UTF-8, Advanced SubStation, with a name of ours.
 *
 * <p>The filter that draws them opens whatever format it believes to see, playlists of network
 * addresses included. So what it gets was read as captions and nothing else before.
 */
final class Captions {
  private static final long MOST_BYTES = 10 << 20;
  private static final Charset FALLBACK = Charset.forName("GB18030");

  private final Path bench;
  private final PassRunner runner;

  Captions(Path bench, PassRunner runner) {
    this.bench = bench;
    this.runner = runner;
  }

  /** The file to draw. */
  Path prepare(Subtitle subtitle, Path file, int number) throws IOException, EndedException {
    String text = text(subtitle, file);
    Path drawn = bench.resolve("captions-" + number + ".ass");
    if (subtitle.format() == Format.ASS || subtitle.format() == Format.SSA) {
      if (!text.startsWith("[Script Info]")) {
        throw unreadable(subtitle);
      }
      return Files.writeString(drawn, text);
    }
    Path plain = Files.writeString(bench.resolve("captions-" + number + ".txt"), text);
    var words = new ArrayList<>(FfmpegRun.input(subtitle.format().demuxer(), plain, List.of()));
    words.addAll(List.of("-map", "0:0", "-f", "ass", Words.file(drawn)));
    runner.run(words, Duration.ofHours(1), _ -> {});
    if (!Files.readString(drawn).contains("\nDialogue:")) {
      throw unreadable(subtitle);
    }
    return drawn;
  }

  private static String text(Subtitle subtitle, Path file) throws IOException, EndedException {
    if (Files.size(file) > MOST_BYTES) {
      throw EndedException.badContent(
          "%s may have %d bytes at most.".formatted(subtitle.path(), MOST_BYTES));
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      String text =
          subtitle.charset().isPresent()
              ? decoded(bytes, subtitle.charset().get())
              : guessed(bytes);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw unreadable(subtitle);
    }
  }

  private static String guessed(byte[] bytes) throws CharacterCodingException {
    try {
      return decoded(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException _) {
      return decoded(bytes, FALLBACK);
    }
  }

  private static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static EndedException unreadable(Subtitle subtitle) {
    return EndedException.badContent(
        "%s cannot be read as captions in the format %s%s."
            .formatted(
                subtitle.path(),
                subtitle.format(),
                subtitle.charset().map(charset -> " and the charset " + charset).orElse("")));
  }
}
