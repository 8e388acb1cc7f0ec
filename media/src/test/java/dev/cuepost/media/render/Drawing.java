package dev.cuepost.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Films, pictures and sounds out of nothing but words. Tests ask for the same ones again and again:
 * FFmpeg makes each once, and it is kept in memory.
 *
 * @param words FFmpeg's, which name no file
 * @param extension of the file, which says its format
 */
public record Drawing(List<String> words, String extension) {
  private static final Map<Drawing, byte[]> DRAWN = new ConcurrentHashMap<>();

  public Drawing {
    words = List.copyOf(words);
  }

  /**
   * Makes a file of what FFmpeg draws.
   *
   * @param words parted by {@code |}
   */
  public static Path draw(String words, Path file) throws IOException {
    String name = file.getFileName().toString();
    var drawing =
        new Drawing(List.of(words.split("\\|", -1)), name.substring(name.lastIndexOf('.') + 1));
    byte[] drawn = DRAWN.get(drawing);
    if (drawn != null) {
      return Files.write(file, drawn);
    }
    drawing.drawInto(file);
    DRAWN.put(drawing, Files.readAllBytes(file));
    return file;
  }

  private void drawInto(Path file) throws IOException {
    var command =
        new ArrayList<>(List.of(FoundFfmpeg.quick().ffmpeg().toString(), "-v", "error", "-y"));
    command.addAll(words);
    command.add("file:" + file);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
  }
}
