package dev.cuepost.media.process.transcode;

import dev.cuepost.media.store.PercentEncoded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An HLS playlist of segments that are all there.
 *
 * <p>Source: RFC 8216.
 *
 * @param segments in order
 */
record Playlist(List<Segment> segments) {
  Playlist {
    segments = List.copyOf(segments);
  }

  /**
   * A segment.
   *
   * @param file its name as FFmpeg made it
   */
  record Segment(String file, Duration length) {}

  /** From the list that FFmpeg's segment muxer leaves: name, begin and end in each line. */
  static Playlist of(List<String> lines) {
    var segments = new ArrayList<Segment>();
    for (String line : lines) {
      var values = line.split(",", -1);
      if (values.length == 3) {
        var length = new BigDecimal(values[2]).subtract(new BigDecimal(values[1]));
        segments.add(
            new Segment(values[0], Duration.ofNanos(length.movePointRight(6).longValue() * 1_000)));
      }
    }
    return new Playlist(segments);
  }

  Duration length() {
    return segments.stream().map(Segment::length).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * The text.
   *
   * @param stem what the segments' names begin with
   * @param keyUri where players get the key that the segments are encrypted with
   */
  String text(String stem, Optional<String> keyUri) {
    long longest =
        segments.stream()
            .mapToLong(segment -> Math.round(segment.length().toNanos() / 1e9))
            .max()
            .orElse(0);
    var lines = new ArrayList<>(List.of("#EXTM3U", "#EXT-X-VERSION:3"));
    lines.add("#EXT-X-TARGETDURATION:" + Math.max(1, longest));
    lines.add("#EXT-X-MEDIA-SEQUENCE:" + SegmentCipher.FIRST);
    lines.add("#EXT-X-PLAYLIST-TYPE:VOD");
    keyUri.ifPresent(uri -> lines.add("#EXT-X-KEY:METHOD=AES-128,URI=\"" + uri + "\""));
    for (int index = 0; index < segments.size(); index++) {
      lines.add("#EXTINF:%s,".formatted(seconds(segments.get(index).length())));
      lines.add(PercentEncoded.encode(name(stem, index)));
    }
    lines.add("#EXT-X-ENDLIST");
    return String.join("\n", lines) + "\n";
  }

  /** The final name of a segment. */
  String name(String stem, int index) {
    return "%s-%05d.ts".formatted(stem, index + 1);
  }

  private static String seconds(Duration length) {
    return BigDecimal.valueOf(length.toNanos(), 9)
        .setScale(6, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
