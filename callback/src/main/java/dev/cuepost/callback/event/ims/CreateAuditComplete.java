package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.EventKeys;
import dev.cuepost.callback.event.EventWriter;
import dev.cuepost.callback.event.ImsEvent;
import dev.cuepost.callback.event.ManualReview;
import dev.cuepost.callback.event.StatusWords;

/**
 * Somebody has reviewed a video by hand. Source: IMS documentation, "Event list",
 * CreateAuditComplete. The layout is not published there; it is that of VOD.
 *
 * @param mediaId the video
 * @param review the decision
 */
public record CreateAuditComplete(String mediaId, ManualReview review) implements ImsEvent {
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
    json.text("MediaId", mediaId).status(StatusWords.SUCCESS_FAIL, true);
    review.write(json);
  }
}
