package dev.cuepost.media.edit;

import dev.cuepost.media.edit.caption.ClipPlaces;
import dev.cuepost.media.edit.look.Frames;
import dev.cuepost.media.edit.look.Over;
import dev.cuepost.media.edit.look.ShapeMask;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An edit with every question answered: what is seen in which frames and heard in which samples.
 *
 * @param canvas the picture; absent if the output is sound alone
 * @param samples length of the sound, at {@link FrameRate#SAMPLE_RATE}
 * @param layers from the bottom up; the first lies on the black canvas
 * @param screen looks over all layers, drawn one after the other
 * @param sounds in any order; those that overlap are summed
 * @param equalizers of the sum
 * @param output how it is to be encoded
 * @param sourceBitrate the highest of the materials, bits a second, 0 if unknown
 */
public record Composition(
    Optional<Canvas> canvas,
    long samples,
    List<Layer> layers,
    List<ScreenLook> screen,
    List<Heard> sounds,
    List<Timeline.Equalizer> equalizers,
    OutputConfig output,
    ProduceConfig produce,
    long sourceBitrate) {

  public Composition {
    layers = List.copyOf(layers);
    screen = List.copyOf(screen);
    sounds = List.copyOf(sounds);
    equalizers = List.copyOf(equalizers);
  }

  /** Whether nothing is drawn where nothing is seen. */
  boolean isTransparent() {
    return produce.transparent() && output.container() == OutputConfig.Container.WEBM;
  }

  /** The same with other layers. */
  Composition with(List<Layer> others) {
    return new Composition(
        canvas, samples, others, screen, sounds, equalizers, output, produce, sourceBitrate);
  }

  /** When and how large its clips are there, by their paths. */
  Map<String, ClipPlaces.Place> places() {
    var places = new HashMap<String, ClipPlaces.Place>();
    canvas.ifPresent(sheet ->
        layers.stream()
            .flatMap(layer -> layer.shots().stream())
            .forEach(shot -> places.put(shot.path(), shot.place(sheet.rate()))));
    var samples = FrameRate.of(FrameRate.SAMPLE_RATE);
    sounds.forEach(sound ->
        places.putIfAbsent(
            sound.path(),
            new ClipPlaces.Place(
                samples.timeOf(sound.start()), samples.timeOf(sound.end()), 0, 0)));
    return places;
  }

  /** How long it is. */
  public Duration length() {
    return canvas
        .map(sheet -> sheet.rate().timeOf(sheet.frames()))
        .orElseGet(() -> FrameRate.of(FrameRate.SAMPLE_RATE).timeOf(samples));
  }

  /** The picture's size, in even numbers, and its frames. */
  public record Canvas(int width, int height, FrameRate rate, long frames) {
    /** So many frames in the size of an area, for a look to be drawn on. */
    Frames frames(Placement.Area area, long count) {
      return new Frames(area.width(), area.height(), rate.text(), rate.perSecond(), count);
    }
  }

  /**
   * A look over all layers.
   *
   * @param over in frames of the output
   * @param area the part of the canvas that it changes, on even pixels; absent: all of it
   */
  public record ScreenLook(Over over, Optional<Placement.Area> area) {}

  /**
   * Shots by their start. Each ends before the next begins, but for the frames of a transition.
   *
   * @param track the number of the video track that they are from, {@link #BELOW_ALL} or {@link
   *     #ABOVE_LOOKS}
   */
  public record Layer(List<Shot> shots, int track) {
    /** Nothing lies below captions of the first track. */
    static final int BELOW_ALL = -1;

    /** What lies behind captions alone, which looks over all tracks do not change. */
    static final int ABOVE_LOOKS = Integer.MAX_VALUE;

    public Layer {
      shots = List.copyOf(shots);
    }
  }

  /**
   * A picture on a layer.
   *
   * @param path of its clip
   * @param start its first frame
   * @param end the frame after its last; after {@code start}
   * @param cut how many frames it has lost at its end, where the output ends
   * @param continued whether its beginning is in a segment before this one
   * @param moving how many frames come from the source; the last one is held after that
   * @param in first moment taken from the source
   * @param speed of the source's time to the output's
   * @param prepared what is done to the source before it is placed
   * @param treatment what is done to it after that
   * @param opacity 0..1
   * @param background what surrounds it on the bottom layer; on others nothing does
   * @param transition xfade name of the way into the next shot, drawn over the frames they share
   */
  public record Shot(
      String path,
      MediaRef source,
      MediaFacts facts,
      long start,
      long end,
      long cut,
      boolean continued,
      long moving,
      Duration in,
      double speed,
      Prepared prepared,
      Placement placement,
      Treatment treatment,
      double opacity,
      Background background,
      Optional<String> transition) {

    public long frames() {
      return end - start;
    }

    private ClipPlaces.Place place(FrameRate rate) {
      var picture = facts.picture().orElseThrow();
      return new ClipPlaces.Place(
          rate.timeOf(start), rate.timeOf(end), picture.shownWidth(), picture.shownHeight());
    }
  }

  /**
   * What is done to a picture in its place.
   *
   * @param motion the view that is seen of it
   * @param key the colour that becomes transparent, {@code rrggbb}
   * @param mask whose lightness is its opacity
   * @param looks drawn one after the other, in the frames of the shot
   * @param animated whether it is an animated picture, which comes again and again
   * @param firstOnly how many of its frames are shown, if not all
   */
  public record Treatment(
      Optional<Motion> motion,
      Optional<String> key,
      Optional<Mask> mask,
      List<Over> looks,
      boolean animated,
      OptionalInt firstOnly) {
    public Treatment {
      looks = List.copyOf(looks);
    }

    boolean isClear() {
      return key.isPresent()
          || mask.isPresent()
          || looks.stream().anyMatch(over -> over.look() instanceof ShapeMask);
    }
  }

  /** A second video; it is stretched over the picture. */
  public record Mask(MediaRef source, MediaFacts facts) {}

  /** What is seen around a picture. */
  public sealed interface Background {
    /** Plain colour, {@code rrggbb}. */
    record Plain(String rgb) implements Background {
      /** What is there where nothing is. */
      static final Plain BLACK = new Plain("000000");
    }

    /**
     * The picture, enlarged and blurred.
     *
     * @param sigma of the blur, in pixels of the canvas
     */
    record Blurred(double sigma) implements Background {}

    /** Another picture, which covers all of the canvas. */
    record Image(MediaRef source, MediaFacts facts) implements Background {}
  }

  /**
   * A sound.
   *
   * @param path of its clip
   * @param start its first sample
   * @param end the sample after its last; after {@code start}
   * @param in first moment taken from the source
   * @param span how much is taken from the source each time
   * @param loop whether what is taken is repeated until {@code end}
   * @param noise what is taken out first
   * @param volumes applied one after the other
   * @param loudness what it is brought to after that
   * @param fadeIn from silence, at its start
   * @param fadeOut to silence, at its end or where the next one comes in
   */
  public record Heard(
      String path,
      MediaRef source,
      MediaFacts facts,
      long start,
      long end,
      Duration in,
      Duration span,
      double speed,
      boolean loop,
      Optional<Effect.Denoise> noise,
      List<Effect.Volume> volumes,
      Optional<Effect.LoudNorm> loudness,
      Optional<Fade> fadeIn,
      Optional<Fade> fadeOut) {
    public Heard {
      volumes = List.copyOf(volumes);
    }

    public long samples() {
      return end - start;
    }
  }

  /**
   * A fade. It may end behind the sound's end, which then cuts it.
   *
   * @param from its first sample, counted from the sound's
   * @param samples how long it is, at least 1
   */
  public record Fade(long from, long samples, Effect.Curve curve) {}
}
