package dev.cuepost.media.store;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ending of a key, such as {@code .mp4}. */
public final class FileEnding {
  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

  private FileEnding() {}

  /** Lower-case with its dot; empty if the key has none that is short and plain. */
  public static String of(String key) {
    Matcher ending = ENDING.matcher(key);
    return ending.find() ? ending.group().toLowerCase(Locale.ROOT) : "";
  }
}
