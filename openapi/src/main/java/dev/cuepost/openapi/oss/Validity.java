package dev.cuepost.openapi.oss;

import dev.cuepost.openapi.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** When a signature holds. */
sealed interface Validity {
  /** How far the clocks of client and server may be apart, either way. */
  Duration CLOCK_DIFFERENCE_MAX = Duration.ofMinutes(15);

  /**
   * Looks whether it holds now.
   *
   * @throws OssRefusal if it does not
   */
  void check(Instant now) throws OssRefusal;

  /**
   * A request that is signed when it is sent.
   *
   * @param at by the client's account; empty if it has none that can be read
   */
  record Sent(Optional<Instant> at) implements Validity {
    @Override
    public void check(Instant now) throws OssRefusal {
      Instant time = at.orElseThrow(() -> new OssRefusal(OssError.NO_DATE));
      if (Duration.between(time, now).abs().compareTo(CLOCK_DIFFERENCE_MAX) > 0) {
        throw new OssRefusal(OssError.TIME_TOO_SKEWED);
      }
    }
  }

  /** An address that is signed to be used later. */
  record Span(Instant from, Instant until) implements Validity {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public void check(Instant now) throws OssRefusal {
      if (now.isAfter(until)) {
        throw new OssRefusal(
            OssError.EXPIRED,
            new Fields().text("Expires", TIME.format(until)).text("ServerTime", TIME.format(now)));
      }
      if (now.plus(CLOCK_DIFFERENCE_MAX).isBefore(from)) {
        throw new OssRefusal(OssError.NOT_YET_VALID);
      }
    }
  }
}
