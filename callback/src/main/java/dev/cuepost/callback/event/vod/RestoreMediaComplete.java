package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An asset was restored from an archive. Source: VOD documentation, "Events", RestoreMediaComplete.
 *
 * @param mediaId the asset
 * @param expiresAt until when it can be read; empty if it failed
 * @param failure empty if it succeeded
 */
public record RestoreMediaComplete(
    String mediaId, Optional<Instant> expiresAt, Optional<Failure> failure) implements VodEvent {
  @Override
  public String eventType() {
    return "RestoreMediaComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.SUCCESS_FAILED, failure.isEmpty())
        .text("MediaId", mediaId)
        .time("RestoreExpiration", expiresAt)
        .error(failure);
  }
}
