package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.setting.WebhookKeys;
import dev.cuepost.openapi.Fields;
import java.time.Instant;

/** How webhook secrets are told of. */
final class SecretAnswer {
  private SecretAnswer() {}

  /** What may be told at any time: the previous one as long as it signs. */
  static Fields of(WebhookKeys keys, Instant now) {
    Fields told =
        new Fields()
            .text("Fingerprint", keys.current().fingerprint())
            .text("CreateTime", keys.since().toString());
    keys.previousAt(now)
        .ifPresent(previous ->
            told.text("PreviousFingerprint", previous.secret().fingerprint())
                .text("PreviousEndTime", previous.until().toString()));
    return told;
  }

  /** The same with the current secret, for whom has just made it. */
  static Fields revealed(WebhookKeys keys) {
    return new Fields().text("Secret", keys.current().reveal()).all(of(keys, keys.since()));
  }
}
