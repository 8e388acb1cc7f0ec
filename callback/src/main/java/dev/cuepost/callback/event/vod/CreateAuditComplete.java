package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ManualReview;
import dev.cuepost.callback.event.StatusWords;
import dev.cuepost.callback.event.VodEvent;

/**
 * Somebody has reviewed a video by hand. Source: VOD documentation, "Events", Manual review
 * completed.
 *
 * @param mediaId the video
 * @param review the decision
 */
public record CreateAuditComplete(String mediaId, ManualReview review) implements VodEvent {
  @Override
  public String eventType() {
    return "CreateAuditComplete";
  }

  @Override
  public EventKeys keys() {
    return EventKeys.ofMedia(mediaId);
  }

  @Override
  public void write(EventWriter json) {
    json.status(StatusWords.LOWER_CASE, true).text("MediaId", mediaId);
    review.write(json);
  }
}
