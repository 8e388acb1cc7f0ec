package dev.cuepost.media.edit;

import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.json.Verdict;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An edit as its author wrote it, checked as far as that goes without the sources.
 *
 * <p>Source: "Timeline configuration",
 * https://www.alibabacloud.com/help/en/ims/developer-reference/timeline-configuration-description
 *
 * @param videoTracks from the bottom layer up; old image tracks come last
 * @param audioTracks all are heard
 * @param maxDuration cap of the length, positive
 */
public record Timeline(
    List<VideoTrack> videoTracks, List<AudioTrack> audioTracks, Optional<Duration> maxDuration) {

  public Timeline {
    videoTracks = List.copyOf(videoTracks);
    audioTracks = List.copyOf(audioTracks);
  }

  /** Reads the JSON text; every refusal is one for submission. */
  public static Verdict<Timeline> read(String json) {
    return TimelineReader.read(json);
  }

  /** Every material it names, in order of first mention. */
  public Set<MediaRef> sources() {
    var sources = new LinkedHashSet<MediaRef>();
    videoTracks.forEach(track -> track.clips().forEach(clip -> sources.add(clip.source())));
    audioTracks.forEach(track -> track.clips().forEach(clip -> sources.add(clip.source())));
    return sources;
  }

  /**
   * Clips of one layer.
   *
   * @param path where it stands in the JSON
   * @param mainTrack whether its end is the end of the output
   */
  public record VideoTrack(String path, boolean mainTrack, List<VideoClip> clips) {
    public VideoTrack {
      clips = List.copyOf(clips);
    }
  }

  /** Clips that are heard one after the other. */
  public record AudioTrack(String path, boolean mainTrack, List<AudioClip> clips) {
    public AudioTrack {
      clips = List.copyOf(clips);
    }
  }

  /**
   * Which part of a source, and where it goes. All times are zero or more.
   *
   * @param in first moment taken from the source
   * @param out end of what is taken, after {@code in}
   * @param maxOut end of what is taken where {@code out} is not given
   * @param duration shown length of a still
   * @param timelineIn where it begins in the output
   * @param timelineOut where it ends at the latest, after {@code timelineIn}
   * @param speed 0.1..100
   */
  public record Window(
      Duration in,
      Optional<Duration> out,
      Optional<Duration> maxOut,
      Optional<Duration> duration,
      Optional<Duration> timelineIn,
      Optional<Duration> timelineOut,
      double speed) {}

  /**
   * Moving or still material on a layer.
   *
   * @param path where it stands in the JSON
   * @param opacity 0..1
   */
  public record VideoClip(
      String path,
      Kind kind,
      MediaRef source,
      Window window,
      Box box,
      double opacity,
      List<Effect> effects) {
    public VideoClip {
      effects = List.copyOf(effects);
    }

    /** How a clip's length and size come about. */
    public enum Kind {
      VIDEO,
      IMAGE,
      /** Over the whole output, in its natural size unless told otherwise. */
      GLOBAL_IMAGE,
      /** Of an old image track: over the whole output, fitted unless told otherwise. */
      TRACK_IMAGE
    }
  }

  /**
   * Sound on a track.
   *
   * @param loop whether the taken part is repeated until {@code timelineOut}
   */
  public record AudioClip(
      String path, MediaRef source, Window window, boolean loop, List<Effect> effects) {
    public AudioClip {
      effects = List.copyOf(effects);
    }
  }

  /** Where a picture goes; what is absent follows from the picture. */
  public record Box(
      Optional<Length> x,
      Optional<Length> y,
      Optional<Length> width,
      Optional<Length> height,
      AdaptMode adaptMode) {}

  /** How a picture meets a box of other proportions. */
  public enum AdaptMode {
    FILL,
    CONTAIN,
    COVER
  }
}
