package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Placement.Area;
import dev.cuepost.media.edit.canvas.FrontEnd;
import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.caption.Captions;
import dev.cuepost.media.edit.caption.ClipPlaces;
import dev.cuepost.media.edit.look.Look;
import dev.cuepost.media.json.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An edit as its author wrote it, checked as far as that goes without the sources.
 *
 * <p>Source: "Timeline configuration",
 * https://www.alibabacloud.com/help/en/ims/developer-reference/timeline-configuration-description
 *
 * @param videoTracks from the bottom layer up; old image tracks come last
 * @param audioTracks all are heard
 * @param captions are drawn over all pictures
 * @param effects looks over the composed picture, in the order they are drawn
 * @param equalizers of the mixed sound
 * @param maxDuration cap of the length, positive
 */
public record Timeline(
    List<VideoTrack> videoTracks,
    List<AudioTrack> audioTracks,
    Captions captions,
    List<EffectItem> effects,
    List<Equalizer> equalizers,
    Optional<Duration> maxDuration) {

  public Timeline {
    videoTracks = List.copyOf(videoTracks);
    audioTracks = List.copyOf(audioTracks);
    effects = List.copyOf(effects);
    equalizers = List.copyOf(equalizers);
  }

  /** Reads the JSON text; every refusal is one for submission. */
  public static Verdict<Timeline> read(String json) {
    return TimelineReader.read(json);
  }

  /** Every material of its pictures and sounds, in order of first mention. */
  public Set<MediaRef> sources() {
    var sources = new LinkedHashSet<MediaRef>();
    videoTracks.forEach(track -> track.clips().forEach(clip -> sources.addAll(clip.sources())));
    audioTracks.forEach(track -> track.clips().forEach(clip -> sources.add(clip.source())));
    return sources;
  }

  /** The same, and the pictures behind captions. */
  public Set<MediaRef> materials() {
    var materials = sources();
    captions.pictures().forEach(url -> materials.add(new MediaRef.ByUrl(url)));
    return materials;
  }

  /** Where its pictures and sounds name assets: the path of the first clip, by the asset's id. */
  public Map<String, String> assets() {
    var paths = new LinkedHashMap<String, String>();
    for (VideoTrack track : videoTracks) {
      for (VideoClip clip : track.clips()) {
        clip.sources().forEach(source -> note(paths, source, clip.path()));
      }
    }
    for (AudioTrack track : audioTracks) {
      track.clips().forEach(clip -> note(paths, clip.source(), clip.path()));
    }
    return paths;
  }

  private static void note(Map<String, String> paths, MediaRef source, String clip) {
    if (source instanceof MediaRef.ById(String mediaId)) {
      paths.putIfAbsent(mediaId, clip);
    }
  }

  /** The canvas on which its author chose sizes in pixels, if it says so. */
  Optional<FrontEnd> frontEnd() {
    return captions.frontEnd();
  }

  /** The same with other captions. */
  public Timeline with(Captions others) {
    return new Timeline(videoTracks, audioTracks, others, effects, equalizers, maxDuration);
  }

  /** How many pictures, sounds and captions it has. */
  public int clipCount() {
    return videoTracks.stream().mapToInt(track -> track.clips().size()).sum()
        + audioTracks.stream().mapToInt(track -> track.clips().size()).sum()
        + captions.list().size();
  }

  /** When the clips are there, for captions that go with them. */
  public ClipPlaces places(Composition composition) {
    var paths = new HashMap<String, String>();
    Stream.concat(
            videoTracks.stream().flatMap(track -> track.clips().stream()),
            audioTracks.stream().flatMap(track -> track.clips().stream()))
        .forEach((Clip clip) ->
            clip.reference().id().ifPresent(id -> paths.putIfAbsent(id, clip.path())));
    var places = new HashMap<>(composition.places());
    for (var caption : captions.named()) {
      paths.putIfAbsent(caption.id(), caption.path());
      places.put(caption.path(), new ClipPlaces.Place(caption.from(), caption.end(), 0, 0));
    }
    return new ClipPlaces(paths, places);
  }

  /**
   * Clips of one layer.
   *
   * @param path where it stands in the JSON
   * @param mainTrack whether its end is the end of the output
   */
  public record VideoTrack(
      String path, boolean mainTrack, Adapting adapting, List<VideoClip> clips) {
    public VideoTrack {
      clips = List.copyOf(clips);
    }
  }

  /** Clips that are heard one after the other. */
  public record AudioTrack(
      String path, boolean mainTrack, Adapting adapting, List<AudioClip> clips) {
    public AudioTrack {
      clips = List.copyOf(clips);
    }
  }

  /**
   * Whether a track changes its speed to be as long as the main track.
   *
   * @param shortened if it is longer
   * @param expanded if it is shorter
   */
  public record Adapting(boolean shortened, boolean expanded) {
    public static final Adapting NO = new Adapting(false, false);
  }

  /**
   * How clips name each other.
   *
   * @param id its own name
   * @param follows the clip whose beginning and end it takes
   */
  public record Reference(Optional<String> id, Optional<String> follows) {
    public static final Reference NONE = new Reference(Optional.empty(), Optional.empty());
  }

  /** A time of the output; it begins with the output and ends with it where nothing is said. */
  public record Range(Optional<Duration> from, Optional<Duration> until) {}

  /**
   * A look over all that lies below the captions, for a while.
   *
   * @param region the part of the canvas that it changes; absent: all of it
   */
  public record EffectItem(String path, Look look, Range range, Optional<Region> region) {}

  /** A part of the canvas. */
  public record Region(Length x, Length y, Length width, Length height) {
    /** The same on a canvas whose pixels are so many of this one's. */
    Region times(double across, double down) {
      return new Region(x.times(across), y.times(down), width.times(across), height.times(down));
    }

    /**
     * On even pixels, as the planes of colour are half as large.
     *
     * @param fullWidth of what it is a part of, at least 2
     * @param fullHeight of the same, at least 2
     */
    Area on(int fullWidth, int fullHeight) {
      int left = even(x.on(fullWidth), 0, fullWidth - 2);
      int top = even(y.on(fullHeight), 0, fullHeight - 2);
      return new Area(
          left,
          top,
          even(width.on(fullWidth), 2, fullWidth - left),
          even(height.on(fullHeight), 2, fullHeight - top));
    }

    private static int even(int side, int least, int most) {
      return Math.clamp(side, least, most) & ~1;
    }
  }

  /**
   * Evens out the loudness of the mixed sound.
   *
   * @param peak 0..1
   * @param gain at most, a factor
   */
  public record Equalizer(double peak, double gain, Range range) {}

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
      double speed) {
    /** The same at another speed. */
    Window at(double newSpeed) {
      return new Window(in, out, maxOut, duration, timelineIn, timelineOut, newSpeed);
    }

    /** The same part of the output as something else has. */
    Window over(Duration from, Duration until) {
      return new Window(in, out, maxOut, duration, Optional.of(from), Optional.of(until), speed);
    }

    /** The same of a still that is shown so long. */
    Window lasting(Duration shown) {
      return new Window(in, out, maxOut, Optional.of(shown), timelineIn, timelineOut, speed);
    }

    /** Another part of the source. */
    Window of(Duration newIn, Duration newOut) {
      return new Window(
          newIn, Optional.of(newOut), Optional.empty(), duration, timelineIn, timelineOut, speed);
    }
  }

  /**
   * Moving or still material on a layer.
   *
   * @param path where it stands in the JSON
   * @param opacity 0..1
   * @param mask whose lightness is the clip's opacity
   * @param frames how many of an animated picture's are shown, 1..100
   */
  public record VideoClip(
      String path,
      Kind kind,
      MediaRef source,
      Window window,
      Box box,
      double opacity,
      Optional<MediaRef> mask,
      OptionalInt frames,
      Reference reference,
      List<Effect> effects)
      implements Clip {
    public VideoClip {
      effects = List.copyOf(effects);
    }

    /** Its own source, and those of its mask and its background. */
    List<MediaRef> sources() {
      var sources = new ArrayList<>(List.of(source));
      mask.ifPresent(sources::add);
      effects.forEach(effect -> {
        if (effect instanceof Effect.BackgroundImage(MediaRef image)) {
          sources.add(image);
        }
      });
      return sources;
    }

    /** The same with another window. */
    VideoClip within(Window other) {
      return new VideoClip(
          path, kind, source, other, box, opacity, mask, frames, reference, effects);
    }

    /** The same without effects of a kind. */
    VideoClip without(Class<? extends Effect> kindOfEffect) {
      return new VideoClip(
          path,
          kind,
          source,
          window,
          box,
          opacity,
          mask,
          frames,
          reference,
          effects.stream().filter(effect -> !kindOfEffect.isInstance(effect)).toList());
    }

    /** The first effect of a kind. */
    <E extends Effect> Optional<E> effect(Class<E> kind) {
      return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
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
      String path,
      MediaRef source,
      Window window,
      boolean loop,
      Reference reference,
      List<Effect> effects)
      implements Clip {
    public AudioClip {
      effects = List.copyOf(effects);
    }

    /** The same with another window. */
    AudioClip within(Window other) {
      return new AudioClip(path, source, other, loop, reference, effects);
    }
  }

  /** What clips of all kinds have. */
  public sealed interface Clip {
    /** Where it stands in the JSON. */
    String path();

    Window window();

    Reference reference();
  }

  /** Where a picture goes; what is absent follows from the picture. */
  public record Box(
      Optional<Length> x,
      Optional<Length> y,
      Optional<Length> width,
      Optional<Length> height,
      AdaptMode adaptMode) {
    /** The same on a canvas whose pixels are so many of this one's. */
    Box times(double across, double down) {
      return new Box(
          x.map(length -> length.times(across)),
          y.map(length -> length.times(down)),
          width.map(length -> length.times(across)),
          height.map(length -> length.times(down)),
          adaptMode);
    }
  }

  /** How a picture meets a box of other proportions. */
  public enum AdaptMode {
    FILL,
    CONTAIN,
    COVER
  }
}
