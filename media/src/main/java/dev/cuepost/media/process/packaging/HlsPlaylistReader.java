package dev.cuepost.media.process.packaging;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.packaging.HlsPlaylist.Part;
import dev.cuepost.media.process.packaging.HlsPlaylist.Range;
import dev.cuepost.media.process.packaging.HlsPlaylist.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a media playlist line by line. For one playlist. */
final class HlsPlaylistReader {
  private static final int LONGEST_TEXT = 4 << 20;
  private static final int MOST_SEGMENTS = 50_000;
  private static final int LONGEST_NAME = 200;
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,20})?)(?:,.*)?");
  private static final Pattern TARGET = Pattern.compile("[1-9]\\d{0,4}");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,15})(?:@(\\d{1,15}))?");
  private static final Pattern MAP =
      Pattern.compile("URI=\"([^\"]*)\"(?:,BYTERANGE=\"([^\"]*)\")?");

  /** What could lead out of the directory, or mean something else to a player than to us. */
  private static final Pattern NOT_PLAIN = Pattern.compile("[/\\\\:%?#\"\\p{Cntrl}]");

  private final List<Segment> segments = new ArrayList<>();
  private long target;
  private Optional<Part> map = Optional.empty();
  private @Nullable Double seconds;
  private @Nullable String range;
  private boolean isFinished;

  Verdict<HlsPlaylist> read(String text) {
    try {
      if (text.length() > LONGEST_TEXT) {
        throw bad("has more than " + LONGEST_TEXT + " characters");
      }
      var lines = text.lines().iterator();
      if (!lines.hasNext() || !lines.next().strip().equals("#EXTM3U")) {
        throw bad("does not begin with #EXTM3U");
      }
      lines.forEachRemaining(line -> line(line.strip()));
      checkWhole();
      return new Verdict.Accepted<>(new HlsPlaylist(target, map, segments), List.of());
    } catch (RejectedException rejected) {
      return new Verdict.Rejected<>(rejected.rejection());
    }
  }

  private void line(String line) {
    if (line.isEmpty()) {
      return;
    }
    if (!line.startsWith("#")) {
      segment(line);
      return;
    }
    int colon = line.indexOf(':');
    String tag = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    switch (tag) {
      case "#EXTINF" -> seconds = seconds(value);
      case "#EXT-X-BYTERANGE" -> range = value;
      case "#EXT-X-TARGETDURATION" -> target = target(value);
      case "#EXT-X-MAP" -> map = Optional.of(map(value));
      case "#EXT-X-ENDLIST" -> isFinished = true;
      case "#EXT-X-KEY" -> {
        if (!value.startsWith("METHOD=NONE")) {
          throw rejected(
              "InvalidParameter.NotSupport", "is encrypted, so that it cannot be looked at");
        }
      }
      case "#EXT-X-STREAM-INF", "#EXT-X-MEDIA", "#EXT-X-I-FRAME-STREAM-INF" ->
          throw bad("is a master playlist already");
      default -> {} // what players are told, or a comment
    }
  }

  private void segment(String name) {
    if (seconds == null) {
      throw bad("has a segment without #EXTINF: " + Fields.printable(name));
    }
    if (segments.size() >= MOST_SEGMENTS) {
      throw bad("has more than " + MOST_SEGMENTS + " segments");
    }
    String file = plain(name);
    var bytes = range == null ? Optional.<Range>empty() : Optional.of(range(range, next(file)));
    segments.add(new Segment(new Part(file, bytes), seconds));
    seconds = null;
    range = null;
  }

  /** Where a range begins that does not say so: behind the one before. */
  private long next(String file) {
    if (segments.isEmpty()) {
      return 0;
    }
    var before = segments.getLast().part();
    return before.file().equals(file)
        ? before.range().map(bytes -> bytes.offset() + bytes.length()).orElse(0L)
        : 0;
  }

  private Part map(String value) {
    var match = MAP.matcher(value);
    if (!match.matches()) {
      throw bad("has a #EXT-X-MAP that cannot be read");
    }
    if (map.isPresent()) {
      throw bad("has more than one #EXT-X-MAP");
    }
    return new Part(
        plain(match.group(1)), Optional.ofNullable(match.group(2)).map(text -> range(text, 0)));
  }

  private static Range range(String text, long usualOffset) {
    var match = RANGE.matcher(text);
    if (!match.matches()) {
      throw bad("has a range of bytes that cannot be read: " + Fields.printable(text));
    }
    return new Range(
        match.group(2) == null ? usualOffset : Long.parseLong(match.group(2)),
        Long.parseLong(match.group(1)));
  }

  private static double seconds(String value) {
    var match = SECONDS.matcher(value);
    double length = match.matches() ? Double.parseDouble(match.group(1)) : 0;
    if (length <= 0) {
      throw bad("has a segment of no length: " + Fields.printable(value));
    }
    return length;
  }

  private static long target(String value) {
    if (!TARGET.matcher(value).matches()) {
      throw bad("has a #EXT-X-TARGETDURATION that cannot be: " + Fields.printable(value));
    }
    return Long.parseLong(value);
  }

  private static String plain(String name) {
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.startsWith(".")
        || NOT_PLAIN.matcher(name).find()) {
      throw bad("may name plain files beside it and nothing else, named " + Fields.printable(name));
    }
    return name;
  }

  private void checkWhole() {
    if (seconds != null || segments.isEmpty()) {
      throw bad("lacks a segment");
    }
    if (target == 0) {
      throw bad("lacks #EXT-X-TARGETDURATION");
    }
    if (!isFinished) {
      throw bad("is not finished: it lacks #EXT-X-ENDLIST");
    }
  }

  private static RejectedException bad(String why) {
    return rejected("InvalidParameter.ResourceContentBad", why);
  }

  private static RejectedException rejected(String code, String why) {
    return new RejectedException(Rejection.inJob(code, "The playlist " + why + "."));
  }
}
