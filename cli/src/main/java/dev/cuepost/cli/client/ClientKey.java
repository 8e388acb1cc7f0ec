package dev.cuepost.cli.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key that a command signs with.
 *
 * @param secret never shown
 */
record ClientKey(String id, String secret) {
  private static final String ID = "CUEPOST_ACCESS_KEY_ID";
  private static final String SECRET = "CUEPOST_ACCESS_KEY_SECRET";

  /** That of the environment, if it has both parts, else that of the file. */
  static ClientKey find(Function<String, @Nullable String> environment, Path file) {
    String id = environment.apply(ID);
    String secret = environment.apply(SECRET);
    return id != null && secret != null ? new ClientKey(id, secret) : read(file);
  }

  private static ClientKey read(Path file) {
    Map<String, String> values = new HashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .map(line -> line.split("=", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> values.put(parts[0], parts[1]));
    } catch (IOException e) {
      throw new Failure(
          "there is no key to sign with: %s cannot be read, and %s and %s are not set; set them, or give the server's --data"
              .formatted(file, ID, SECRET),
          e);
    }
    String id = values.get(ID);
    String secret = values.get(SECRET);
    if (id == null || secret == null) {
      throw new Failure("%s must have lines with %s and %s".formatted(file, ID, SECRET));
    }
    return new ClientKey(id, secret);
  }

  @Override
  public String toString() {
    return "ClientKey[" + id + "]";
  }
}
