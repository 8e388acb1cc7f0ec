package dev.cuepost.media.process.packaging;

import dev.cuepost.media.json.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What a finished HLS media playlist says.
 *
 * @param targetDuration seconds, at least 1
 * @param map what every segment begins with; absent for those that stand alone
 * @param segments at least one
 */
public record HlsPlaylist(long targetDuration, Optional<Part> map, List<Segment> segments) {
  public HlsPlaylist {
    segments = List.copyOf(segments);
  }

  /**
   * A file beside the playlist, or a part of it.
   *
   * @param file its plain name
   * @param range which bytes; absent for all
   */
  public record Part(String file, Optional<Range> range) {}

  /** Bytes of a file. */
  public record Range(long offset, long length) {}

  /**
   * A segment.
   *
   * @param seconds how long it lasts, more than 0
   */
  public record Segment(Part part, double seconds) {}

  /**
   * Reads a playlist.
   *
   * @return {@code InvalidParameter.ResourceContentBad} if it is none, is not finished, is a master
   *     playlist or names anything but plain files beside it; {@code InvalidParameter.NotSupport}
   *     if it is encrypted
   */
  public static Verdict<HlsPlaylist> read(String text) {
    return new HlsPlaylistReader().read(text);
  }
}
