package dev.cuepost.media.process.job;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What a file that is named by a user is called while it is made. Names of users may have any
 * character; what is handed to programs and file systems has none that means anything to them.
 *
 * @param wanted the user's name of the main file, perhaps with a placeholder for numbers
 * @param local the same, or a plain one in its place
 */
record LocalName(String wanted, String local) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_{}][A-Za-z0-9._{}-]{0,99}");
  private static final int KEPT = 60;

  static LocalName of(String wanted) {
    if (PLAIN.matcher(wanted).matches()) {
      return new LocalName(wanted, wanted);
    }
    // Two names that look the same without their characters stay apart by the sum.
    var sum = new CRC32();
    sum.update(wanted.getBytes(StandardCharsets.UTF_8));
    String plain = wanted.replaceAll("[^A-Za-z0-9._{}-]", "_");
    return new LocalName(
        wanted,
        String.format(Locale.ROOT, "m%08x", sum.getValue())
            + plain.substring(Math.max(0, plain.length() - KEPT)));
  }

  /**
   * The name that a made file is to have; files beside the main one keep theirs.
   *
   * @param path in the directory of what was made
   */
  String wantedOf(String path) {
    Optional<String> placeholder =
        Stream.of("{Count}", "{TileCount}")
            .filter(p -> wanted.contains(p) && local.contains(p))
            .findFirst();
    if (placeholder.isEmpty()) {
      return path.equals(local) ? wanted : path;
    }
    int number = placeholder.get().length();
    String before = local.substring(0, local.indexOf(placeholder.get()));
    String after = local.substring(before.length() + number);
    if (!path.startsWith(before)
        || !path.endsWith(after)
        || path.length() < before.length() + after.length()) {
      return path;
    }
    int start = wanted.indexOf(placeholder.get());
    return wanted.substring(0, start)
        + path.substring(before.length(), path.length() - after.length())
        + wanted.substring(start + number);
  }
}
