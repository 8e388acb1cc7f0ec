package dev.cuepost.cli.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.cli.outcome.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Texts of files and of standard input, in UTF-8. */
public final class TextSource {
  private static final Path STANDARD_INPUT = Path.of("-");

  private TextSource() {}

  /**
   * All of it.
   *
   * @param file {@code -} or null: standard input
   */
  public static String whole(@Nullable Path file) {
    try {
      return file == null || file.equals(STANDARD_INPUT)
          ? UTF_8.newDecoder().decode(ByteBuffer.wrap(System.in.readAllBytes())).toString()
          : Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Its lines without the empty ones, some at a time, as they come.
   *
   * @param file as above
   * @param count how many at a time
   */
  public static void lines(@Nullable Path file, int count, Consumer<List<String>> some) {
    try (BufferedReader reader =
        file == null || file.equals(STANDARD_INPUT)
            ? new BufferedReader(new InputStreamReader(System.in, UTF_8))
            : Files.newBufferedReader(file)) {
      List<String> gathered = new ArrayList<>();
      String line = reader.readLine();
      while (line != null) {
        if (!line.isEmpty()) {
          gathered.add(line);
        }
        if (gathered.size() == count) {
          some.accept(List.copyOf(gathered));
          gathered.clear();
        }
        line = reader.readLine();
      }
      if (!gathered.isEmpty()) {
        some.accept(List.copyOf(gathered));
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Failure unreadable(@Nullable Path file, IOException e) {
    return new Failure(
        "%s cannot be read: %s"
            .formatted(
                file == null ? "standard input" : file,
                e instanceof CharacterCodingException ? "it is not UTF-8" : e.getMessage()),
        e);
  }
}
