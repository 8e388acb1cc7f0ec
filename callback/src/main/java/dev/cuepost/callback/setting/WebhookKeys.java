package dev.cuepost.callback.setting;

import dev.cuepost.callback.signature.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets that cover the bodies of HTTP callbacks: one, and two while receivers change over.
 *
 * @param current signs from its moment on
 * @param since when the current one was set
 * @param previous the one before it, if it was left some time
 */
public record WebhookKeys(WebhookSecret current, Instant since, Optional<Previous> previous) {
  /**
   * A secret that was replaced.
   *
   * @param until from this moment on it does not sign
   */
  public record Previous(WebhookSecret secret, Instant until) {}

  /** The previous one, while it still signs. */
  public Optional<Previous> previousAt(Instant now) {
    return previous.filter(before -> now.isBefore(before.until()));
  }

  /** Those that sign, the current one first. */
  public List<WebhookSecret> at(Instant now) {
    return Stream.concat(Stream.of(current), previousAt(now).map(Previous::secret).stream())
        .toList();
  }
}
