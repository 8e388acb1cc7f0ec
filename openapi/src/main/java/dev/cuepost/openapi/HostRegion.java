package dev.cuepost.openapi;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The region in a host name such as {@code ice.cn-shanghai.…} or {@code b.oss-cn-beijing.…}. */
final class HostRegion {
  private static final Pattern HOST =
      Pattern.compile("(?:(?:ice|vod)\\.|(?:[^.]+\\.)?oss-)([a-z0-9-]+?)(?:-internal)?[.:].*");

  private HostRegion() {}

  static Optional<String> of(String host) {
    Matcher label = HOST.matcher(host.toLowerCase(Locale.ROOT));
    return label.matches() ? Optional.of(label.group(1)) : Optional.empty();
  }
}
