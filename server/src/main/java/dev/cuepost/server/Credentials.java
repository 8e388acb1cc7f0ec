package dev.cuepost.server;

import dev.cuepost.identity.AccessKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The account that the first start makes: its id, its root AccessKey and the console's password.
 *
 * <p>They lie in the data directory in a file of mode 600, one {@code NAME=value} a line, so that a
 * shell can read it too. Environment variables of the same names come before the file.
 */
record Credentials(String accountId, AccessKey rootKey, String consolePassword) {
  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private enum Name {
    CUEPOST_ACCOUNT_ID("[0-9]{1,16}"),
    CUEPOST_ACCESS_KEY_ID("[A-Za-z0-9._-]{1,128}"),
    CUEPOST_ACCESS_KEY_SECRET("[!-~]{1,128}"),
    CUEPOST_CONSOLE_PASSWORD("[ -~]{1,128}");

    private final String form;

    Name(String form) {
      this.form = form;
    }
  }

  /**
   * Reads the file, or makes it.
   *
   * @param environment looks up an environment variable
   * @throws Problem if a value has the wrong form or the file is damaged
   */
  static Credentials open(
      Path file, Function<String, @Nullable String> environment, RandomGenerator random) {
    try {
      Map<Name, String> stored = Files.exists(file) ? read(file) : make(environment, random);
      if (!Files.exists(file)) {
        write(file, stored);
      }
      Map<Name, String> values = new EnumMap<>(Name.class);
      for (Name name : Name.values()) {
        values.put(name, check(name, value(name, environment, stored)));
      }
      return of(values);
    } catch (IOException e) {
      throw new Problem("%s cannot be used: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Whether all is there that {@link #open} would otherwise make up. */
  static boolean areGiven(Path file, Function<String, @Nullable String> environment) {
    return Files.exists(file)
        || Arrays.stream(Name.values()).allMatch(name -> environment.apply(name.name()) != null);
  }

  private static Credentials of(Map<Name, String> values) {
    String account = values.getOrDefault(Name.CUEPOST_ACCOUNT_ID, "");
    return new Credentials(
        account,
        new AccessKey(
            values.getOrDefault(Name.CUEPOST_ACCESS_KEY_ID, ""),
            values.getOrDefault(Name.CUEPOST_ACCESS_KEY_SECRET, ""),
            account),
        values.getOrDefault(Name.CUEPOST_CONSOLE_PASSWORD, ""));
  }

  private static String value(
      Name name, Function<String, @Nullable String> environment, Map<Name, String> stored) {
    String set = environment.apply(name.name());
    return set == null || set.isEmpty() ? stored.getOrDefault(name, "") : set;
  }

  private static String check(Name name, String value) {
    if (!value.matches(name.form)) {
      throw new Problem(
          "%s must match %s; it is %s"
              .formatted(name, name.form, value.isEmpty() ? "not set" : "set to something else"));
    }
    return value;
  }

  private static Map<Name, String> make(
      Function<String, @Nullable String> environment, RandomGenerator random) {
    Map<Name, String> made = new EnumMap<>(Name.class);
    made.put(Name.CUEPOST_ACCOUNT_ID, "1000000000000001");
    made.put(Name.CUEPOST_ACCESS_KEY_ID, "LTAI" + text(random, 20));
    made.put(Name.CUEPOST_ACCESS_KEY_SECRET, text(random, 30));
    made.put(Name.CUEPOST_CONSOLE_PASSWORD, text(random, 16));
    made.replaceAll((name, value) -> check(name, value(name, environment, Map.of(name, value))));
    return made;
  }

  private static String text(RandomGenerator random, int length) {
    return random
        .ints(length, 0, LETTERS_AND_DIGITS.length())
        .mapToObj(index -> LETTERS_AND_DIGITS.substring(index, index + 1))
        .collect(Collectors.joining());
  }

  private static Map<Name, String> read(Path file) throws IOException {
    Map<Name, String> values = new EnumMap<>(Name.class);
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      for (Name name : Name.values()) {
        if (equals > 0 && line.substring(0, equals).equals(name.name())) {
          values.put(name, line.substring(equals + 1));
        }
      }
    }
    return values;
  }

  private static void write(Path file, Map<Name, String> values) throws IOException {
    String lines =
        values.entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%s=%s%n", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (var channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String toString() {
    return "Credentials[accountId=" + accountId + ", rootKey=" + rootKey.id() + "]";
  }
}
