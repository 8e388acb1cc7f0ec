package dev.cuepost.cli.site;

import dev.cuepost.cli.outcome.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key that a command signs with.
 *
 * @param secret never shown
 * @param token what a temporary key brings along; never shown
 */
public record ClientKey(String id, String secret, Optional<String> token) {
  /** Names the key in the environment. */
  public static final String ID = "CUEPOST_ACCESS_KEY_ID";

  /** Names its secret there. */
  public static final String SECRET = "CUEPOST_ACCESS_KEY_SECRET";

  /** Names the token of a temporary key there. */
  public static final String TOKEN = "CUEPOST_SECURITY_TOKEN";

  /** That of the environment, if it has both parts. */
  public static Optional<ClientKey> of(Function<String, @Nullable String> environment) {
    String id = environment.apply(ID);
    String secret = environment.apply(SECRET);
    return id == null || secret == null
        ? Optional.empty()
        : Optional.of(new ClientKey(id, secret, Optional.ofNullable(environment.apply(TOKEN))));
  }

  /** That of a server's file {@code credentials}. */
  public static ClientKey read(Path file) {
    Map<String, String> values = new HashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .map(line -> line.split("=", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> values.put(parts[0], parts[1]));
    } catch (IOException e) {
      throw new Failure(
          "there is no key to sign with: %s cannot be read, and %s and %s are not set; set them, give the server's --data, or make a profile"
              .formatted(file, ID, SECRET),
          e);
    }
    String id = values.get(ID);
    String secret = values.get(SECRET);
    if (id == null || secret == null) {
      throw new Failure("%s must have lines with %s and %s".formatted(file, ID, SECRET));
    }
    return new ClientKey(id, secret, Optional.empty());
  }

  @Override
  public String toString() {
    return "ClientKey[" + id + "]";
  }
}
