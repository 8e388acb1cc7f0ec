package dev.cuepost.egress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file an answer has. On the wire {@code bytes 100-199/1000}; a star stands for a
 * length that is not known.
 *
 * @param first counted from 0
 * @param last inclusive
 */
record ContentRange(long first, long last, Optional<Long> total) {
  private static final Pattern FORM =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/(\\*|[0-9]{1,18})");

  /** Empty if the header is none that makes sense. */
  static Optional<ContentRange> parse(String header) {
    Matcher parts = FORM.matcher(header);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(parts.group(1));
    long last = Long.parseLong(parts.group(2));
    Optional<Long> total =
        Optional.of(parts.group(3)).filter(text -> !text.equals("*")).map(Long::valueOf);
    boolean sensible = first <= last && last < total.orElse(Long.MAX_VALUE);
    return sensible ? Optional.of(new ContentRange(first, last, total)) : Optional.empty();
  }

  long length() {
    return last - first + 1;
  }
}
