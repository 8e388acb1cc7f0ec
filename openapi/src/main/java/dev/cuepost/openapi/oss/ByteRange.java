package dev.cuepost.openapi.oss;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an object's bytes.
 *
 * @param first 0 or more
 * @param last first or more, inclusive
 */
record ByteRange(long first, long last) {
  private static final Pattern HEADER = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  long length() {
    return last - first + 1;
  }

  String header(long sizeBytes) {
    return "bytes " + first + "-" + last + "/" + sizeBytes;
  }

  /**
   * The range as this protocol reads it: one that is malformed or not wholly within the object does
   * not count. Source: Object Storage Service documentation, "GetObject", Range.
   */
  static Optional<ByteRange> within(String header, long sizeBytes) {
    return parse(header, sizeBytes, false);
  }

  /** The range as HTTP reads it: an end behind the object's end means the object's end. */
  static Optional<ByteRange> clipped(String header, long sizeBytes) {
    return parse(header, sizeBytes, true);
  }

  private static Optional<ByteRange> parse(String header, long sizeBytes, boolean clip) {
    Matcher range = HEADER.matcher(header.strip());
    if (!range.matches()) {
      return Optional.empty();
    }
    String from = range.group(1);
    String to = range.group(2);
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    long last = sizeBytes - 1;
    long start = from.isEmpty() ? sizeBytes - Long.parseLong(to) : Long.parseLong(from);
    long end = from.isEmpty() || to.isEmpty() ? last : Long.parseLong(to);
    if (clip) {
      start = Math.max(start, 0);
      end = Math.min(end, last);
    }
    return start >= 0 && start <= end && end <= last
        ? Optional.of(new ByteRange(start, end))
        : Optional.empty();
  }
}
