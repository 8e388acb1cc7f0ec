package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Timeline.AudioTrack;
import dev.cuepost.media.edit.Timeline.Clip;
import dev.cuepost.media.edit.Timeline.VideoClip;
import dev.cuepost.media.edit.Timeline.VideoTrack;
import dev.cuepost.media.edit.Timeline.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * When the clips of a timeline are seen and heard, as far as that can be told without looking into
 * their files: to be drawn, not to be rendered by. Pure.
 *
 * @param length to the end of what is last
 * @param tracks as they lie in the timeline, pictures first
 */
public record Sketch(Duration length, List<Track> tracks) {
  /** A clip of which nothing says how long it is. */
  private static final Duration GUESS = Duration.ofSeconds(5);

  public Sketch {
    tracks = List.copyOf(tracks);
  }

  /** What a track has. */
  public enum Kind {
    PICTURE,
    SOUND,
    CAPTION,
    EFFECT
  }

  /**
   * Clips of one layer.
   *
   * @param pieces in the order of the timeline
   */
  public record Track(Kind kind, List<Piece> pieces) {
    public Track {
      pieces = List.copyOf(pieces);
    }

    private Duration end() {
      return pieces.stream().map(Piece::until).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
  }

  /**
   * A clip.
   *
   * @param label what it shows: an address, an id or a text
   * @param until its end, after {@code from}
   * @param guessed whether its length is not known
   */
  public record Piece(String label, Duration from, Duration until, boolean guessed) {}

  /**
   * Sketches a timeline.
   *
   * @param lengths how long materials are, where that is known
   */
  public static Sketch of(Timeline timeline, Function<MediaRef, Optional<Duration>> lengths) {
    var drawing = new Drawing(lengths);
    List<Track> played =
        Stream.concat(
                timeline.videoTracks().stream().map(drawing::pictures),
                timeline.audioTracks().stream().map(drawing::sounds))
            .toList();
    Duration length =
        played.stream().map(Track::end).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    Duration end = timeline.maxDuration().filter(cap -> cap.compareTo(length) < 0).orElse(length);
    List<Track> tracks = new ArrayList<>(played);
    tracks.add(new Track(Kind.CAPTION, captions(timeline, end)));
    tracks.add(new Track(Kind.EFFECT, effects(timeline, end)));
    return new Sketch(end, tracks.stream().filter(track -> !track.pieces().isEmpty()).toList());
  }

  private static List<Piece> captions(Timeline timeline, Duration end) {
    return timeline.captions().shown().stream()
        .map(caption ->
            piece(
                caption.text(),
                caption.from().orElse(Duration.ZERO),
                caption.until().orElse(end),
                false))
        .toList();
  }

  private static List<Piece> effects(Timeline timeline, Duration end) {
    return timeline.effects().stream()
        .map(effect ->
            piece(
                effect.path(),
                effect.range().from().orElse(Duration.ZERO),
                effect.range().until().orElse(end),
                false))
        .toList();
  }

  private static Piece piece(String label, Duration from, Duration until, boolean guessed) {
    return new Piece(label, from, until.compareTo(from) > 0 ? until : from.plusMillis(1), guessed);
  }

  /** Draws one track after the other, and remembers where clips lie that others go with. */
  private static final class Drawing {
    private final Function<MediaRef, Optional<Duration>> lengths;
    private final Map<String, Piece> named = new HashMap<>();

    Drawing(Function<MediaRef, Optional<Duration>> lengths) {
      this.lengths = lengths;
    }

    Track pictures(VideoTrack track) {
      List<Piece> pieces = new ArrayList<>();
      Duration next = Duration.ZERO;
      for (VideoClip clip : track.clips()) {
        boolean still = clip.kind() != VideoClip.Kind.VIDEO;
        Piece piece = placed(clip, clip.source(), next, still);
        pieces.add(piece);
        next = piece.until().minus(overlap(clip));
      }
      return new Track(Kind.PICTURE, pieces);
    }

    private static Duration overlap(VideoClip clip) {
      return clip.effect(Effect.Transition.class)
          .filter(transition -> !transition.keepsTotal())
          .map(Effect.Transition::duration)
          .orElse(Duration.ZERO);
    }

    Track sounds(AudioTrack track) {
      List<Piece> pieces = new ArrayList<>();
      Duration next = Duration.ZERO;
      for (var clip : track.clips()) {
        Piece piece = placed(clip, clip.source(), next, false);
        pieces.add(piece);
        next = piece.until();
      }
      return new Track(Kind.SOUND, pieces);
    }

    private Piece placed(Clip clip, MediaRef source, Duration next, boolean still) {
      Window window = clip.window();
      Optional<Piece> leader = clip.reference().follows().map(named::get);
      Duration from =
          window
              .timelineIn()
              .or(() -> leader.map(Piece::from))
              .orElse(next.isNegative() ? Duration.ZERO : next);
      Optional<Duration> length =
          still
              ? window.duration().or(() -> Optional.of(GUESS))
              : taken(window, source).map(taken -> slowed(taken, window.speed()));
      Optional<Duration> until =
          window.timelineOut().or(() -> leader.map(Piece::until)).or(() -> length.map(from::plus));
      Piece piece = piece(source.text(), from, until.orElse(from.plus(GUESS)), until.isEmpty());
      clip.reference().id().ifPresent(id -> named.putIfAbsent(id, piece));
      return piece;
    }

    private Optional<Duration> taken(Window window, MediaRef source) {
      return window
          .out()
          .or(() -> lengths.apply(source))
          .or(window::maxOut)
          .map(end -> end.minus(window.in()))
          .filter(Duration::isPositive);
    }

    private static Duration slowed(Duration taken, double speed) {
      return Duration.ofMillis(Math.round(taken.toMillis() / speed));
    }
  }
}
