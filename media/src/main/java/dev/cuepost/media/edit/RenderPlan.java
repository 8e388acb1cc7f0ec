package dev.cuepost.media.edit;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One run of FFmpeg, as data.
 *
 * @param inputs in the order of their indices
 * @param graph the filter graph; it holds no text of users
 * @param encoding words between the graph and the target
 * @param expected what a complete output looks like
 */
public record RenderPlan(List<Input> inputs, String graph, List<String> encoding, Expected expected)
    implements Plan {

  /** No decoder may be led to make a larger picture. */
  private static final String MAX_PIXELS = "100000000";

  public RenderPlan {
    inputs = List.copyOf(inputs);
    encoding = List.copyOf(encoding);
  }

  /**
   * A window of a local file.
   *
   * @param clip path of the clip that needs it
   * @param demuxer what it is opened with, whatever its content claims to be
   * @param seek where reading begins
   * @param length how much is read; absent for stills
   * @param reading how it is read
   */
  public record Input(
      String clip,
      Path file,
      String demuxer,
      Duration seek,
      Optional<Duration> length,
      Reading reading) {
    private List<String> words() {
      var words = new ArrayList<>(List.of("-protocol_whitelist", "file", "-f", demuxer));
      if (!seek.isZero()) {
        words.addAll(List.of("-ss", seconds(seek)));
      }
      switch (reading) {
        case USUAL -> {}
        case REPEATED -> words.addAll(List.of("-ignore_loop", "0"));
        case SOUND_ALONE -> words.addAll(List.of("-nofind_stream_info", "-c:v", "rawvideo"));
      }
      length.ifPresent(time -> words.addAll(List.of("-t", seconds(time))));
      words.addAll(List.of("-max_pixels", MAX_PIXELS, "-noautorotate", "-i", address(file)));
      return words;
    }
  }

  /** How an input is read. */
  public enum Reading {
    USUAL,
    /** An animated picture that begins again at its end. */
    REPEATED,
    /**
     * Nothing of its picture is wanted, and its header tells all of its sound. Without this each of
     * hundreds of inputs would look into its picture and make room for a decoder of it.
     */
    SOUND_ALONE
  }

  /**
   * What must come out.
   *
   * @param picture absent if there is none
   * @param sound whether there is one
   * @param length of the whole
   */
  public record Expected(Optional<Composition.Canvas> picture, boolean sound, Duration length) {}

  /** The same run with its inputs elsewhere. */
  public RenderPlan located(UnaryOperator<Path> place) {
    var moved =
        inputs.stream()
            .map(input ->
                new Input(
                    input.clip,
                    place.apply(input.file),
                    input.demuxer,
                    input.seek,
                    input.length,
                    input.reading))
            .toList();
    return new RenderPlan(moved, graph, encoding, expected);
  }

  /** FFmpeg's words, without its own name and without the target's protocol being left to guess. */
  public List<String> arguments(Path target) {
    return arguments(List.of("-filter_complex", graph), target);
  }

  /** The same with the graph handed over in another way, for one that is too long for a word. */
  public List<String> arguments(List<String> graphWords, Path target) {
    var words = new ArrayList<String>();
    inputs.forEach(input -> words.addAll(input.words()));
    words.addAll(graphWords);
    words.addAll(encoding);
    words.add(address(target));
    return List.copyOf(words);
  }

  /** Decimal seconds to the microsecond, rounded down: FFmpeg's own grain. */
  static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos() / 1_000, 6).stripTrailingZeros().toPlainString();
  }

  static String address(Path file) {
    return "file:" + file.toAbsolutePath();
  }
}
