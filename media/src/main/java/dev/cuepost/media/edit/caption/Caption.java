package dev.cuepost.media.edit.caption;

import java.time.Duration;
import java.util.Optional;

/**
 * One clip of a subtitle track.
 *
 * @param path where it stands in the JSON
 * @param from when it appears; absent: at the beginning
 * @param to when it is gone, after {@code from}; absent: at the end of the output
 */
record Caption(
    String path,
    Matter matter,
    Optional<Duration> from,
    Optional<Duration> to,
    CaptionStyle style) {

  /** What is shown. */
  sealed interface Matter {
    /** A text, with codes of ASS. */
    record Words(String content) implements Matter {}

    /**
     * A file of texts with times of their own, which count from the beginning of the output.
     *
     * @param url as written in {@code FileURL}
     * @param kind as the timeline or the name of the file tells it
     */
    record File(String url, Kind kind) implements Matter {}
  }

  /** Formats of caption files. */
  enum Kind {
    SRT,
    VTT,
    ASS
  }
}
