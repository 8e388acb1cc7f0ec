package dev.cuepost.media.process.plugin;

import dev.cuepost.media.process.plugin.Findings.Label;
import dev.cuepost.media.process.plugin.Findings.Occurrence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Reads what FFmpeg's filters {@code blackdetect}, {@code silencedetect} and {@code ebur128} write
 * about frames, by way of the filter {@code metadata}: lines {@code name=value}, between lines that
 * tell the frame. For one thread.
 */
final class Signals implements Consumer<String> {
  private static final String CATEGORY = "Signal";

  /** What the filter says, in LUFS, until it has heard something. */
  private static final double NOTHING_HEARD = -70;

  private static final int MOST = 1_000;
  private static final int LONGEST_NUMBER = 32;

  private final Stretches black = new Stretches();
  private final Stretches silence = new Stretches();
  private OptionalDouble loudness = OptionalDouble.empty();

  @Override
  public void accept(String line) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      return;
    }
    String name = line.substring(0, equals);
    var value = number(line.substring(equals + 1));
    if (value.isPresent()) {
      switch (name) {
        case "lavfi.black_start" -> black.begin(value.getAsDouble());
        case "lavfi.black_end" -> black.end(value.getAsDouble());
        case "lavfi.silence_start" -> silence.begin(value.getAsDouble());
        case "lavfi.silence_end" -> silence.end(value.getAsDouble());
        case "lavfi.r128.I" -> loudness = value.getAsDouble() > NOTHING_HEARD ? value : loudness;
        default -> {}
      }
    }
  }

  /**
   * What was measured.
   *
   * @param picture where the picture ends, for a black stretch that has no end
   * @param sound where the sound ends
   */
  List<Label> labels(Duration picture, Duration sound) {
    var labels = new ArrayList<Label>();
    black.label("black picture", picture).ifPresent(labels::add);
    silence.label("silence", sound).ifPresent(labels::add);
    loudness.ifPresent(lufs ->
        labels.add(
            new Label(
                CATEGORY,
                "loudness %s LUFS"
                    .formatted(BigDecimal.valueOf(lufs).setScale(1, RoundingMode.HALF_EVEN)),
                Optional.empty(),
                List.of())));
    return labels;
  }

  private static OptionalDouble number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  private static final class Stretches {
    private final List<Occurrence> found = new ArrayList<>();
    private Optional<Duration> open = Optional.empty();

    void begin(double seconds) {
      open = Optional.of(time(seconds));
    }

    void end(double seconds) {
      close(time(seconds));
    }

    private void close(Duration end) {
      open.ifPresent(begin -> {
        if (found.size() < MOST && end.compareTo(begin) > 0) {
          found.add(new Occurrence(begin, end, Optional.empty()));
        }
      });
      open = Optional.empty();
    }

    Optional<Label> label(String name, Duration end) {
      close(end);
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(new Label(CATEGORY, name, Optional.empty(), found));
    }

    private static Duration time(double seconds) {
      return Duration.ofMillis(Math.max(0, Math.round(seconds * 1_000)));
    }
  }
}
