package dev.cuepost.media.asset;

import dev.cuepost.callback.event.MediaFigures;
import dev.cuepost.media.edit.MediaFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/** What of a file's facts is told in events. */
public final class Figures {
  private Figures() {}

  /** How long it plays; empty for a still picture. */
  public static Optional<Duration> length(MediaFacts facts) {
    Duration picture = facts.picture().map(MediaFacts.Picture::length).orElse(Duration.ZERO);
    Duration sound = facts.sound().map(MediaFacts.Sound::length).orElse(Duration.ZERO);
    return Optional.of(picture.compareTo(sound) > 0 ? picture : sound).filter(Duration::isPositive);
  }

  static MediaFigures of(MediaFacts facts, long sizeBytes) {
    Optional<MediaFacts.Picture> picture = facts.picture();
    return new MediaFigures(
        decimal(length(facts).orElse(Duration.ZERO).toNanos() / 1e9),
        picture.map(MediaFacts.Picture::height),
        picture.map(MediaFacts.Picture::width),
        picture.filter(p -> !p.still()).map(p -> decimal(p.rate().perSecond())),
        decimal(facts.bitrate() / 1_000.0),
        sizeBytes);
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
