package dev.cuepost.media.edit.caption;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One clip of a subtitle track.
 *
 * @param path where it stands in the JSON
 * @param id by which clips may name it
 * @param from when it appears; absent: at the beginning
 * @param to when it is gone, after {@code from}; absent: at the end of the output
 * @param host the clip whose time it takes over
 * @param under the first video track whose pictures lie over it; absent: it lies over all of them
 * @param scale pixels of the output to one of its own; absent: as all captions have it
 */
record Caption(
    String path,
    Optional<String> id,
    Matter matter,
    Optional<Duration> from,
    Optional<Duration> to,
    Optional<Host> host,
    OptionalInt under,
    OptionalDouble scale,
    CaptionStyle style) {

  /**
   * When it is gone, as far as it says so itself; a text that moves across the output is gone where
   * its way ends.
   */
  Optional<Duration> end() {
    return to.or(() ->
        style.scroll().flatMap(CaptionStyle.Scroll::lasts).map(from.orElse(Duration.ZERO)::plus));
  }

  /** The same in a time of the output. */
  Caption during(Optional<Duration> newFrom, Optional<Duration> newTo) {
    return new Caption(path, id, matter, newFrom, newTo, Optional.empty(), under, scale, style);
  }

  /** The same under the pictures of a video track. */
  Caption under(OptionalInt track) {
    return new Caption(path, id, matter, from, to, host, track, scale, style);
  }

  /** A text in the same place and look. */
  Caption saying(String text) {
    return new Caption(path, id, new Matter.Words(text), from, to, host, under, scale, style);
  }

  /** A clip of the timeline. */
  sealed interface Host {
    /** The one that has this {@code ClipId}; a time of the caption's own counts before its. */
    record Named(String clipId) implements Host {}

    /**
     * The one that it is an effect of: its times count from the clip's beginning, its pixels on the
     * clip's picture.
     *
     * @param path of the clip
     * @param fixed what counts on the output all the same
     */
    record Carrier(String path, Fixed fixed) implements Host {}
  }

  /** Places and a size in pixels of the output: {@code FixedX} and its like. */
  record Fixed(OptionalDouble x, OptionalDouble y, OptionalDouble size) {}

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

    /**
     * What is said in a clip. It is not seen before somebody listened.
     *
     * @param clip its path
     * @param text what is said there, as far as that is known: {@code AlignmentText}
     */
    record Speech(String clip, Optional<String> text) implements Matter {}
  }

  /** Formats of caption files. */
  enum Kind {
    SRT,
    VTT,
    ASS
  }
}
