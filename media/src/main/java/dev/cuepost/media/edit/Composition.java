package dev.cuepost.media.edit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An edit with every question answered: what is seen in which frames and heard in which samples.
 *
 * @param canvas the picture; absent if the output is sound alone
 * @param samples length of the sound, at {@link FrameRate#SAMPLE_RATE}
 * @param layers from the bottom up; the first lies on the black canvas
 * @param sounds in any order; those that overlap are summed
 * @param output how it is to be encoded
 */
public record Composition(
    Optional<Canvas> canvas,
    long samples,
    List<Layer> layers,
    List<Heard> sounds,
    OutputConfig output) {

  public Composition {
    layers = List.copyOf(layers);
    sounds = List.copyOf(sounds);
  }

  /** How long it is. */
  public Duration length() {
    return canvas
        .map(sheet -> sheet.rate().timeOf(sheet.frames()))
        .orElseGet(() -> FrameRate.of(FrameRate.SAMPLE_RATE).timeOf(samples));
  }

  /** The picture's size, in even numbers, and its frames. */
  public record Canvas(int width, int height, FrameRate rate, long frames) {}

  /** Shots by their start. Each ends before the next begins, but for the frames of a transition. */
  public record Layer(List<Shot> shots) {
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
   * @param in first moment taken from the source
   * @param speed of the source's time to the output's
   * @param opacity 0..1
   * @param background what surrounds it on the bottom layer
   * @param transition xfade name of the way into the next shot, drawn over the frames they share
   */
  public record Shot(
      String path,
      MediaRef source,
      MediaFacts facts,
      long start,
      long end,
      Duration in,
      double speed,
      Placement placement,
      double opacity,
      Background background,
      Optional<String> transition) {

    public long frames() {
      return end - start;
    }
  }

  /** What is seen around a picture. */
  public sealed interface Background {
    /** Plain colour, {@code rrggbb}. */
    record Plain(String rgb) implements Background {}

    /**
     * The picture, enlarged and blurred.
     *
     * @param sigma of the blur, in pixels of the canvas
     */
    record Blurred(double sigma) implements Background {}
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
   * @param volumes applied one after the other
   * @param fadeIn from silence, at its start
   * @param fadeOut to silence, at its end
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
      List<Effect.Volume> volumes,
      Optional<Fade> fadeIn,
      Optional<Fade> fadeOut) {
    public Heard {
      volumes = List.copyOf(volumes);
    }

    public long samples() {
      return end - start;
    }
  }

  /** A fade of so many samples. */
  public record Fade(long samples, Effect.Curve curve) {}
}
